import type { Exchange } from '../model/exchange.js';
import type { Intent, Journal } from '../model/journal.js';
import { isUnauthorised } from '../model/purpose.js';
import type { Collection } from '../model/operation.js';
import { isServed } from './health.js';
import type { Holdings } from './holdings.js';
import { issuedBy } from './listing.js';
import type { Attempt } from './recovery.js';
import type { Trial } from './trial.js';

/** A write that was sent. */
interface Written extends Attempt {
  /** What the journal was told, where it may make a client. */
  readonly intent?: Intent;
}

/** What the answers to writes mean for what is ours, and for the journal. */
export class Outcomes {
  readonly #journal: Journal;
  readonly #holdings: Holdings;
  readonly #trial: Trial;
  #unanswered = 0;

  constructor(journal: Journal, holdings: Holdings, trial: Trial) {
    this.#journal = journal;
    this.#holdings = holdings;
    this.#trial = trial;
  }

  /** Creates that may have made a client whose id is not known. */
  get unanswered(): number {
    return this.#unanswered;
  }

  async takeDown(written: Written, exchange: Exchange): Promise<void> {
    const { intent, method, collection, clientId } = written;
    if (intent && isRefused(exchange)) await this.#journal.refused(intent);
    if (intent && method === 'POST') await this.#created(intent, exchange);
    else if (clientId !== undefined && method === 'DELETE')
      await this.#deleted(collection, clientId, exchange);
    else if (clientId !== undefined && method === 'PUT' && isServed(exchange))
      this.#holdings.put(collection, clientId);
  }

  async #deleted(
    collection: Collection,
    clientId: string,
    { purpose, response }: Exchange,
  ): Promise<void> {
    const status = response?.status ?? 0;
    const wasServed = status >= 200 && status < 300;
    const isGone = status === 404 || status === 410;
    // That it is gone already, or that it was refused as it had to be, says nothing of how deletions are served.
    if (!isGone && (wasServed || !isUnauthorised(purpose)))
      if (this.#holdings.isAlive(collection, clientId)) this.#trial.deleted(wasServed);
    if (!wasServed && !isGone) return;
    this.#holdings.gone(collection, clientId);
    await this.#journal.deleted(collection, clientId);
  }

  async #created(intent: Intent, exchange: Exchange): Promise<void> {
    const clientId = issuedBy(exchange);
    if (clientId === undefined || this.#holdings.present.has(clientId)) {
      if (!isRefused(exchange)) this.#unanswered += 1;
      return;
    }
    await this.#journal.created(intent, clientId);
    this.#holdings.created(intent.collection, clientId);
  }
}

/** A refusal; after anything else that is no success, a client may exist all the same. */
const isRefused = ({ response }: Exchange): boolean =>
  response !== undefined && response.status >= 400 && response.status < 500;
