// A demo release that asks real people: ./headgate demo --approve ask, with the links it prints.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');

export class Demo {
  #process;
  #ended;
  #output = '';
  #errors = [];
  #questions = [];
  #waiting = [];

  constructor() {
    const config = path.join(root, 'browser', 'headgate.yaml');
    // So little traffic that the judge can not tell, whatever is drawn, and people are asked about green as well.
    const args = ['demo', '--scenario', 'little-traffic', '--approve', 'ask', '--pace', 'instant', '--json',
      '--config', config];
    this.#process = spawn(path.join(root, 'headgate'), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stdout.on('data', (text) => (this.#output += text));
    createInterface({ input: this.#process.stderr }).on('line', (line) => this.#read(line));
    this.#ended = new Promise((resolve) => this.#process.on('close', resolve));
    this.#ended.then((code) => this.#waiting.splice(0).forEach(({ reject }) => reject(this.#death(code))));
  }

  // The next question, once each of these approvers has a link: the links by their names.
  question(...approvers) {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ approvers, resolve, reject });
      this.#handOut();
    });
  }

  async end() {
    const code = await this.#ended;
    return { code, report: JSON.parse(this.#output || 'null') };
  }

  // What it has said besides its report.
  get messages() {
    return this.#errors.join('\n');
  }

  stop() {
    this.#process.kill();
  }

  // "Approve web in prod? Open one of:", and then a line for each link.
  #read(line) {
    this.#errors.push(line);
    const link = /^ {2}(\S+) {2}\((\S+)\)$/.exec(line);
    if (line.endsWith('? Open one of:')) {
      this.#questions.push(new Map());
    } else if (link) {
      // Handed out already, where nobody waits for this approver's link.
      this.#questions.at(-1)?.set(link[2], link[1]);
      this.#handOut();
    }
  }

  // What is asked of the others once more, after one has answered, is no question of its own.
  #handOut() {
    const next = this.#waiting[0];
    const asked = next ? this.#questions.findIndex((links) => next.approvers.every((name) => links.has(name))) : -1;
    if (asked >= 0) {
      this.#waiting.shift().resolve(this.#questions.splice(0, asked + 1).at(-1));
    }
  }

  #death(code) {
    return new Error(`The demo ended with ${code} before it asked:\n${this.#errors.join('\n')}`);
  }
}
