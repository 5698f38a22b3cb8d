import type { RunEvent } from '../model/event.js';
import type { Finding } from '../model/finding.js';
import type { Hooks } from './hooks.js';

const counted = (count: number, noun: string, nouns = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : nouns}`;

/** Gaps of the document and waived findings worry nobody who watches. */
const weighs = ({ ledger, severity, waivedBy }: Finding): boolean =>
  ledger !== 'gap' && severity !== 'info' && waivedBy === null;

/** What a person sees while a run goes on: one moving line on a terminal, one line an operation elsewhere. */
export class Progress {
  readonly #hooks: Hooks;
  #shown = 0;
  #broken = 0;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  /** Of a run that goes on. */
  counted(exchanges: number): void {
    const now = Date.now();
    if (now - this.#shown < 50) return;
    this.#shown = now;
    this.#hooks.progress(
      `${counted(exchanges, 'exchange')}, ${counted(this.#broken, 'error or warning', 'errors and warnings')}`,
    );
  }

  event(event: RunEvent): void {
    if (event.type === 'finding-made' && weighs(event.finding)) this.#broken += 1;
    if (event.type !== 'operation-summed' || this.#hooks.interactive || this.#hooks.look.quiet)
      return;
    const { id, exchanges, statuses } = event.operation;
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    this.#hooks.note(
      `${id}: ${counted(exchanges, 'exchange')}${answers.length > 0 ? `, ${answers.join(', ')}` : ''}`,
    );
  }
}
