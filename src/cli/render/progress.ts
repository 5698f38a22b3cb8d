import { terminal as shown } from '../../model/escape.js';
import type { News } from '../../app/ports.js';
import type { RunEvent } from '../../model/event.js';
import { fails } from '../../model/finding.js';
import { readingLines } from '../../reporters/_recordings.js';
import type { Env } from '../../settings/resolve.js';
import type { Terminal } from '../terminal.js';
import { counted } from './words.js';

/** What a person sees while a command goes on: one moving line on a terminal, one line an operation elsewhere. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #quiet: boolean;
  #shown = 0;
  #broken = 0;

  constructor(terminal: Terminal, quiet: boolean) {
    this.#terminal = terminal;
    this.#quiet = quiet;
  }

  hear(news: News): void {
    switch (news.kind) {
      case 'counted':
        this.#counted(news.exchanges);
        break;
      case 'compared':
        this.#moving(`${news.done} of ${counted(news.all, 'operation')} compared`);
        break;
      case 'event':
        this.#event(news.event);
        break;
      case 'passed-over':
        this.#terminal.note(
          `conformance: ${news.count} interactions are passed over: they are no HTTP`,
        );
        break;
      case 'serving':
        this.#terminal.out(exports(news.environment));
        this.#terminal.note(`conformance: serving ${news.origin}; stop it with Ctrl-C`);
        break;
    }
  }

  #counted(exchanges: number): void {
    this.#moving(
      `${counted(exchanges, 'exchange')}, ${counted(this.#broken, 'error or warning', 'errors and warnings')}`,
    );
  }

  #moving(line: string): void {
    const now = Date.now();
    if (now - this.#shown < 50) return;
    this.#shown = now;
    this.#terminal.progress(line);
  }

  #event(event: RunEvent): void {
    if (event.type === 'finding-made' && fails(event.finding, 'warning')) this.#broken += 1;
    if (event.type === 'recording-read' && !this.#quiet)
      for (const line of readingLines(event.recording))
        this.#terminal.note(`conformance: ${shown(line)}`);
    if (event.type !== 'operation-summed' || this.#terminal.interactive || this.#quiet) return;
    const { id, exchanges, statuses } = event.operation;
    // A document may have a thousand others.
    if (exchanges === 0) return;
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    this.#terminal.note(
      `${shown(id)}: ${counted(exchanges, 'exchange')}${answers.length > 0 ? `, ${answers.join(', ')}` : ''}`,
    );
  }
}

/** Ready to paste into a shell. */
const exports = (environment: Env): string =>
  Object.entries(environment)
    .map(([name, value = '']) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
