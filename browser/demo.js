// A demo release that asks real people: ./headgate demo --approve ask, with the links it prints.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

export class Demo {
  #process;
  #questions = [];
  #waiting = [];
  #errors = '';
  #output = '';
  #ended;

  constructor() {
    const config = path.join(root, 'browser', 'headgate.yaml');
    const args = ['demo', '--approve', 'ask', '--pace', 'instant', '--json', '--config', config];
    this.#process = spawn(path.join(root, 'headgate'), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process.stdout.on('data', (text) => (this.#output += text));
    this.#process.stderr.on('data', (text) => this.#read(String(text)));
    this.#ended = new Promise((resolve) => this.#process.on('close', resolve));
    this.#ended.then((code) => this.#waiting.splice(0).forEach(({ reject }) => reject(this.#death(code))));
  }

  // The next question that has not been handed out: its subject, and the link of each approver.
  question() {
    const known = this.#questions.shift();
    return known
      ? Promise.resolve(known)
      : new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  async end() {
    const code = await this.#ended;
    return { code, report: JSON.parse(this.#output || 'null') };
  }

  stop() {
    this.#process.kill();
  }

  // "Approve web in prod? Open one of:" and then a line for each link.
  #read(text) {
    this.#errors += text;
    const asked = /^(.*\?) Open one of:\n((?: {2}\S+ {2}\(\S+\)\n)+)/m;
    for (let found = asked.exec(this.#errors); found; found = asked.exec(this.#errors)) {
      this.#errors = this.#errors.slice(found.index + found[0].length);
      const links = new Map([...found[2].matchAll(/(\S+) {2}\((\S+)\)/g)].map(([, url, name]) => [name, url]));
      const question = { subject: found[1], links };
      const next = this.#waiting.shift();
      if (next) {
        next.resolve(question);
      } else {
        this.#questions.push(question);
      }
    }
  }

  #death(code) {
    return new Error(`The demo ended with ${code} before it asked:\n${this.#errors}`);
  }
}
