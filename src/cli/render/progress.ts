import { terminal as shown } from '../../model/escape.js';
import type { News } from '../../app/ports.js';
import type { RunEvent } from '../../model/event.js';
import { fails } from '../../model/finding.js';
import { readingLines } from '../../reporters/_recordings.js';
import type { Env } from '../../settings/resolve.js';
import type { Terminal } from '../terminal.js';
import { Pace } from './pace.js';
import { counted } from './words.js';

/** The time of day in milliseconds, and something that is done again and again until it is stopped. */
export interface Watch {
  now(): number;
  every(milliseconds: number, what: () => void): () => void;
}

const WATCH: Watch = {
  now: Date.now,
  every: (milliseconds, what) => {
    const timer = setInterval(what, milliseconds).unref();
    return () => {
      clearInterval(timer);
    };
  },
};

/** On a terminal the line moves with every exchange, and once a second while none comes. */
const BETWEEN_MOVES = 50;
const SECOND = 1000;
/** Elsewhere each line stays. */
const BETWEEN_LINES = 10_000;

/** What a person sees while a command goes on: one moving line on a terminal, a line every ten seconds elsewhere. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #quiet: boolean;
  readonly #watch: Watch;
  readonly #pace: Pace;
  #moved = 0;
  #stop: (() => void) | undefined;

  constructor(terminal: Terminal, quiet: boolean, watch = WATCH) {
    this.#terminal = terminal;
    this.#quiet = quiet;
    this.#watch = watch;
    this.#pace = new Pace(watch.now());
  }

  hear(news: News): void {
    switch (news.kind) {
      case 'planned':
        this.#pace.plan(news, this.#watch.now());
        this.#note(`conformance: ${this.#pace.announcement}`);
        break;
      case 'counted':
        this.#pace.count(news.exchanges, news.expected);
        this.#moving(() => this.#pace.line(this.#watch.now()));
        this.#start();
        break;
      case 'compared':
        this.#moving(() => `${news.done} of ${counted(news.all, 'operation')} compared`);
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

  #note(line: string): void {
    if (!this.#quiet) this.#terminal.note(line);
  }

  /** From the first exchange to the end. */
  #start(): void {
    if (this.#stop) return;
    const { interactive } = this.#terminal;
    const tell = () => {
      const line = this.#pace.line(this.#watch.now());
      if (interactive) this.#terminal.progress(line);
      else this.#note(`conformance: ${line}`);
    };
    this.#stop = this.#watch.every(interactive ? SECOND : BETWEEN_LINES, tell);
  }

  #moving(line: () => string): void {
    const now = this.#watch.now();
    if (now - this.#moved < BETWEEN_MOVES) return;
    this.#moved = now;
    this.#terminal.progress(line());
  }

  #event(event: RunEvent): void {
    if (event.type === 'finding-made' && fails(event.finding, 'warning')) this.#pace.found();
    if (event.type === 'probe-finished') this.#pace.finished(event.probe.id);
    if (event.type === 'run-finished') {
      this.#stop?.();
      this.#stop = undefined;
    }
    if (event.type === 'recording-read')
      for (const line of readingLines(event.recording)) this.#note(`conformance: ${shown(line)}`);
    if (event.type !== 'operation-summed' || this.#terminal.interactive) return;
    const { id, exchanges, statuses } = event.operation;
    // A document may have a thousand others.
    if (exchanges === 0) return;
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    this.#note(
      `${shown(id)}: ${counted(exchanges, 'exchange')}${answers.length > 0 ? `, ${answers.join(', ')}` : ''}`,
    );
  }
}

/** Ready to paste into a shell. */
const exports = (environment: Env): string =>
  Object.entries(environment)
    .map(([name, value = '']) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
