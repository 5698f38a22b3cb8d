import type { Change, Hurt } from '../change.js';
import type { Contract } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { Nodes } from '../schema/nodes.js';
import type { TextTests } from '../schema/types.js';
import { Answers, type Use } from './answers.js';
import type { Knowledge } from './knowledge.js';
import { type Affecting, Requests } from './requests.js';
import { operationOf } from './spots.js';

interface Contracts {
  readonly old: Contract;
  readonly new: Contract;
}

/** What is asked: which kinds of evidence there are at all. */
export interface Asked {
  readonly pacts: boolean;
  readonly traffic: boolean;
}

/** Which changes break an interaction of a pact, or a recorded call, and which of them somebody uses. */
export class Hurts {
  readonly #old: Contract;
  readonly #asked: Asked;
  readonly #requests: Requests;
  readonly #answers: Answers;
  /** By operation, those that are not safe. */
  readonly #affecting = new Map<string, (Affecting & { readonly status: string | undefined })[]>();
  readonly #pacts = new Map<Change, Set<string>>();
  readonly #calls = new Map<Change, { count: number; first: string }>();
  readonly #used = new Set<Change>();

  constructor(
    contracts: Contracts,
    changes: readonly Change[],
    { asked, knows, tests }: { asked: Asked; knows: Knowledge; tests: TextTests },
  ) {
    this.#old = contracts.old;
    this.#asked = asked;
    this.#requests = new Requests(contracts, knows);
    this.#answers = new Answers(knows, new Nodes(tests));
    for (const change of changes.filter(({ verdict }) => verdict !== 'safe')) {
      for (const { operation, at, status } of change.affected) {
        const all = this.#affecting.get(operation) ?? [];
        all.push({ change, at, status });
        this.#affecting.set(operation, all);
      }
    }
  }

  /** Takes an exchange into account; of a pact by its interaction, of a recording by its operation. */
  see(exchange: Exchange): void {
    const operation = operationOf(exchange, this.#old);
    if (!operation) return;
    const affecting = this.#affecting.get(operation.id) ?? [];
    const [ofAnswers, ofRequests] = [true, false].map((isOne) =>
      affecting.filter(({ at }) => at.startsWith('response') === isOne),
    );
    const uses = this.#requests.uses(exchange, operation, ofRequests ?? []);
    const found = new Map<Change, Use>(uses);
    for (const { change, at, status } of ofAnswers ?? []) {
      const use = this.#answers.use({ ...change, at }, exchange, operation, status);
      if (found.get(change) !== 'hurt') found.set(change, use ?? found.get(change));
    }
    for (const [change, use] of found) this.#note(change, use, exchange, operation.path);
  }

  #note(change: Change, use: Use, exchange: Exchange, path: string): void {
    if (use === undefined) return;
    this.#used.add(change);
    if (use === 'used') return;
    if (exchange.interaction !== undefined) {
      const known = this.#pacts.get(change) ?? new Set();
      const { file } = exchange.pact ?? {};
      const where = file === undefined ? '' : ` (${file.slice(file.lastIndexOf('/') + 1)})`;
      this.#pacts.set(change, known.add(`${exchange.interaction}${where}`));
      return;
    }
    const known = this.#calls.get(change);
    const call = `${exchange.id} ${exchange.request.method} ${path}`;
    this.#calls.set(change, { count: (known?.count ?? 0) + 1, first: known?.first ?? call });
  }

  of(change: Change): Hurt | null {
    // Neither pacts nor recordings show what servers send of themselves.
    const isShown = change.verdict !== 'safe' && !change.at.startsWith('webhook');
    if (!isShown || !(this.#asked.pacts || this.#asked.traffic)) return null;
    const calls = this.#calls.get(change);
    return {
      pacts: this.#asked.pacts ? [...(this.#pacts.get(change) ?? [])] : null,
      traffic: this.#asked.traffic
        ? { calls: calls?.count ?? 0, first: calls?.first ?? null }
        : null,
      used: this.#used.has(change),
    };
  }
}
