import { ConformanceError, toolError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { Redactor } from '../model/redactor.js';

/** What is being done: what an error of ours happened in, and when something was seen. */
export class Work {
  /** The claim at work. */
  claim: string | undefined;
  /** The exchange at work, or the last one. */
  exchange: Exchange | undefined;
  /** Nothing comes any more: the claims are brought to their end. */
  isOver = false;
  /** Position of the claim that is brought to its end. */
  closing = 0;
  #error: ConformanceError | undefined;
  readonly #redactor: Redactor;

  constructor(redactor: Redactor) {
    this.#redactor = redactor;
  }

  /** What ended the work early. */
  get error(): ConformanceError | undefined {
    return this.#error;
  }

  /** Does a part of the work; what it throws ends the judging. @returns whether it went well */
  guard(part: () => void): boolean {
    try {
      part();
      return true;
    } catch (thrown) {
      this.#error ??= thrown instanceof ConformanceError ? thrown : this.#ours(thrown);
      return false;
    }
  }

  /** An error of ours that names the claim and the exchange. */
  #ours(cause: unknown): ConformanceError {
    const what = this.claim === undefined ? 'the judge failed' : `the check ${this.claim} failed`;
    const where = this.exchange && !this.isOver ? ` on exchange ${this.exchange.id}` : '';
    return toolError('internal', this.#redactor.redact(what + where), { cause });
  }
}
