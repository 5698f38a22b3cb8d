import type { Exchange } from '../model/exchange.js';
import { serverWords } from '../model/http/server-words.js';

/** Answers by which a server refuses what a create says. */
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);

/** What became of the valid creates of a run. */
export class Creates {
  #isTaken = false;
  #refused: string | undefined;

  note({ purpose, request, response }: Exchange): void {
    if (purpose !== 'valid' || request.method !== 'POST' || !response) return;
    const { status } = response;
    if (!REFUSALS.has(status)) this.#isTaken = true;
    else {
      const said = serverWords(response);
      this.#refused ??= said === undefined ? String(status) : `${status}: "${said}"`;
    }
  }

  /** Why nothing could be created, one clause; undefined where something was, or nobody tried. */
  get refusal(): string | undefined {
    return this.#isTaken || this.#refused === undefined
      ? undefined
      : `every create was refused (${this.#refused}): the values that a run sends are settings, see values in conformance.yaml`;
  }
}
