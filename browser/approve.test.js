// What approvers do, in a real browser: open the e-mail's link, read, type, decide; and the release goes on.
import { chromium } from 'playwright-core';
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Demo } from './demo.js';

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 900 };
const folder = process.env.SCREENSHOTS ?? path.join(import.meta.dirname, 'target');
const TIMEOUT = 15_000;
const LONGEST_RUN = 120_000;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--disable-lcd-text'],
});
await mkdir(folder, { recursive: true });
const demo = new Demo();
const complaints = [];

// Nothing here may keep a build waiting.
setTimeout(() => {
  console.error(`not ok - still running after ${LONGEST_RUN / 1000} s; the demo said:\n${demo.messages}`);
  demo.stop();
  process.exit(1);
}, LONGEST_RUN).unref();

// A visitor of their own: no cookie or cache of anybody else.
async function visitor(options) {
  const context = await browser.newContext({ deviceScaleFactor: 1, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  page.on('console', (message) => {
    // A form that comes back as 422 is what this test wants to see.
    if (!message.text().includes('status of 422')) {
      complaints.push(message.text());
    }
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).hostname !== '127.0.0.1') {
      complaints.push(`asked for ${request.url()}`);
    }
  });
  return page;
}

// Those that docs/screenshots shows; all are in target otherwise.
const SHOWN = /^(question-(phone|desktop)-(light|dark)|faults-phone-light|approved-desktop-light|hold-(phone-light|desktop-dark)|dashboard)$/;

async function shoot(page, name) {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(overflow <= 0, `${name} is ${overflow} px wider than the screen`);
  if (process.env.SCREENSHOTS && !SHOWN.test(name)) {
    return;
  }
  await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true });
}

async function shootEverywhere(url, name) {
  for (const [size, viewport] of [['phone', PHONE], ['desktop', DESKTOP]]) {
    for (const colorScheme of ['light', 'dark']) {
      const page = await visitor({ viewport, colorScheme });
      const response = await page.goto(url);
      assert.equal(response.status(), 200);
      await shoot(page, `${name}-${size}-${colorScheme}`);
      await page.context().close();
    }
  }
}

async function fillIn(page, decision, environment, comment = '') {
  await page.getByRole('radio', { name: decision }).check();
  await page.getByLabel("Type the environment's name").fill(environment);
  await page.getByLabel('Comment').fill(comment);
  const [response] = await Promise.all([
    page.waitForResponse((it) => it.request().method() === 'POST'),
    page.getByRole('button', { name: 'Send decision' }).click(),
  ]);
  await page.waitForLoadState();
  return response.status();
}

async function heading(page) {
  return page.getByRole('heading', { level: 1 }).innerText();
}

async function showsTheQuestionAtEverySizeAndColour(question) {
  await shootEverywhere(question.get('alice'), 'question');
  const narrow = await visitor({ viewport: { width: 320, height: 640 } });
  await narrow.goto(question.get('alice'));
  await shoot(narrow, 'question-narrow');
  assert.equal(await heading(narrow), 'Release web to prod?');
}

async function sendsTheFormBackWithWhatIsWrong(question) {
  const page = await visitor({ viewport: PHONE, colorScheme: 'light' });
  await page.goto(question.get('alice'));
  assert.equal(await fillIn(page, 'Reject', 'staging'), 422);
  assert.match(await page.getByRole('alert').innerText(), /Nothing has been decided yet: see the 2 faults/);
  assert.equal(await page.getByLabel("Type the environment's name").inputValue(), 'staging');
  await shoot(page, 'faults-phone-light');
}

async function takesOneOfTwoApprovals(question) {
  const page = await visitor({ viewport: PHONE, colorScheme: 'dark' });
  await page.goto(question.get('alice'));
  assert.equal(await fillIn(page, 'Approve', 'prod', 'Dashboards look fine'), 200);
  assert.equal(await heading(page), 'Your approval counts');
  await shoot(page, 'counted-phone-dark');
  await page.reload();
  assert.equal(await heading(page), 'Your approval counts');
}

async function showsTheSecondApproverTheFirstAndGoesOn(question) {
  const page = await visitor({ viewport: DESKTOP, colorScheme: 'light' });
  await page.goto(question.get('bob'));
  await page.getByText('Dashboards look fine').waitFor();
  assert.equal(await fillIn(page, 'Approve', 'prod'), 200);
  assert.equal(await heading(page), 'web in prod is approved');
  await page.getByText('The deployment has the answer').waitFor();
  await shoot(page, 'approved-desktop-light');
}

async function leavesNothingToDecideForTheThird(question) {
  const page = await visitor({ viewport: PHONE, colorScheme: 'light' });
  await page.goto(question.get('carol'));
  assert.equal(await heading(page), 'web in prod is approved');
  assert.equal(await page.getByRole('button', { name: 'Send decision' }).count(), 0);
}

async function tellsTheDashboardWhoIsWaitedFor(question) {
  const page = await visitor({ viewport: { width: 1000, height: 400 }, colorScheme: 'light' });
  await page.goto(new URL('/', question.get('alice')).href);
  await page.getByText('2 of alice, bob, carol').waitFor();
  await shoot(page, 'dashboard');
  await page.context().close();
}

// Past the links of the page, as whoever has no mouse would.
async function tabTo(page, type) {
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab');
    if ((await page.evaluate(() => document.activeElement?.type)) === type) {
      return;
    }
  }
  assert.fail(`no ${type} is reached by 20 times Tab`);
}

async function decidesByTheKeyboardAlone(question) {
  const page = await visitor({ viewport: DESKTOP, colorScheme: 'dark' });
  await page.goto(question.get('alice'));
  assert.equal(await heading(page), 'Move traffic of web in prod to green?');
  await shoot(page, 'traffic-desktop-dark');
  await tabTo(page, 'radio');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.type('prod');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(await heading(page), 'web in prod is approved');
}

async function showsWhatTheJudgeHasSeenWhereItCanNotTell(question) {
  await shootEverywhere(question.get('bob'), 'hold');
  const page = await visitor({ viewport: PHONE, colorScheme: 'light' });
  await page.goto(question.get('bob'));
  assert.equal(await heading(page), 'Keep green of web in prod?');
  for (const chart of ['Share of server errors', 'Evidence so far']) {
    const { width, height } = await page.getByRole('img', { name: chart }).boundingBox();
    assert.ok(width > 250 && height > 90, `${chart} is drawn ${width} by ${height} px large`);
  }
  assert.equal(await fillIn(page, 'Approve', 'prod'), 200);
}

async function step(action, ...given) {
  await action(...given);
  console.log(`ok - ${action.name.replaceAll(/([A-Z])/g, ' $1').toLowerCase()}`);
}

try {
  const deployment = await demo.question('alice', 'bob', 'carol');
  await step(tellsTheDashboardWhoIsWaitedFor, deployment);
  await step(showsTheQuestionAtEverySizeAndColour, deployment);
  await step(sendsTheFormBackWithWhatIsWrong, deployment);
  await step(takesOneOfTwoApprovals, deployment);
  await step(showsTheSecondApproverTheFirstAndGoesOn, deployment);
  await step(leavesNothingToDecideForTheThird, deployment);
  await step(decidesByTheKeyboardAlone, await demo.question('alice'));
  await step(showsWhatTheJudgeHasSeenWhereItCanNotTell, await demo.question('alice', 'bob', 'carol'));
  const { code, report } = await demo.end();
  assert.equal(code, 0);
  assert.equal(report.outcome, 'DEPLOYED');
  assert.deepEqual(complaints, []);
  console.log('ok - the release went on to DEPLOYED, and no page complained or asked for anything from elsewhere');
} catch (error) {
  console.error(`not ok - the demo said:\n${demo.messages}`);
  throw error;
} finally {
  demo.stop();
  await browser.close();
}
