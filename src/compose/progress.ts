import type { RunEvent } from '../model/event.js';
import type { Hooks } from './hooks.js';

/** What a person sees while a run goes on: one moving line on a terminal, one line an operation elsewhere. */
export class Progress {
  readonly #hooks: Hooks;
  #shown = 0;

  constructor(hooks: Hooks) {
    this.#hooks = hooks;
  }

  /** Of a run that goes on. */
  counted({
    exchanges,
    findings,
  }: {
    readonly exchanges: number;
    readonly findings: number;
  }): void {
    const now = Date.now();
    if (now - this.#shown < 50) return;
    this.#shown = now;
    this.#hooks.progress(`${exchanges} exchanges, ${findings} findings`);
  }

  event(event: RunEvent): void {
    if (event.type !== 'operation-summed' || this.#hooks.interactive || this.#hooks.look.quiet)
      return;
    const { id, exchanges, statuses } = event.operation;
    const answers = Object.entries(statuses).map(([status, count]) => `${count} × ${status}`);
    this.#hooks.note(
      `${id}: ${exchanges} exchanges${answers.length > 0 ? `, ${answers.join(', ')}` : ''}`,
    );
  }
}
