import type { AskedInteraction, AskedPact } from './asked.js';
import type { Mismatch } from './outcome.js';
import { Exchange } from '../../model/exchange.js';
import type { InteractionResult, PactResult, PactStanding } from '../../model/pact/pact.js';
import type { Batch, Source } from '../../model/source.js';

/** What became of one interaction. */
export interface Verified {
  /** Its description. */
  readonly interaction: string;
  readonly outcome: InteractionResult['outcome'];
  /** One sentence; empty where it was verified. */
  readonly reason: string;
  readonly mismatches: readonly Mismatch[];
  /** Its pact is pending: its failure does not fail the provider. */
  readonly isPending: boolean;
  /** The consumer, where several may ask for the same. */
  readonly consumer: string | undefined;
}

/** What the verifier found of one interaction. */
export type Ruling = Pick<Verified, 'outcome' | 'reason' | 'mismatches'>;

/** One interaction on its way: as the pact asks, and the probe that verifies it. */
export interface Item {
  readonly pact: AskedPact;
  readonly asked: AskedInteraction;
  readonly probe: string;
}

/** What is known of every interaction of a run so far. */
export class Verification {
  readonly items: readonly Item[];
  readonly #unread: readonly PactResult[];
  readonly #verified = new Map<string, Verified>();
  /** Why a probe was left out or cut short, as the driver says. */
  readonly #reasons = new Map<string, string>();
  /** Exchanges by id: those that answer an interaction's own request. */
  readonly #exchanges = new Map<string, Item>();

  /** @param unread pacts that were to be verified and could not be read */
  constructor(pacts: readonly AskedPact[], unread: readonly PactResult[] = []) {
    this.#unread = unread;
    const counts = new Map<string, number>();
    this.items = pacts.flatMap((pact) =>
      pact.asked.map((asked) => {
        const count = (counts.get(asked.description) ?? 0) + 1;
        counts.set(asked.description, count);
        const probe = count === 1 ? asked.description : `${asked.description} (${count})`;
        return { pact, asked, probe };
      }),
    );
  }

  /** Tells which exchange answers the interaction's own request. */
  answered(item: Item, exchange: Exchange): void {
    this.#exchanges.set(exchange.id, item);
  }

  settle({ probe, asked, pact }: Item, ruling: Ruling): void {
    this.#verified.set(probe, {
      ...ruling,
      interaction: asked.description,
      isPending: pact.pending === true,
      consumer: pact.chosenAs === undefined ? undefined : pact.consumer,
    });
  }

  /** Whether an exchange is of an interaction of a pending pact. */
  isPending(exchangeId: string): boolean {
    return this.#exchanges.get(exchangeId)?.pact.pending === true;
  }

  /** What became of the interaction that an exchange is of. */
  of(exchangeId: string): Verified | undefined {
    const item = this.#exchanges.get(exchangeId);
    return item && this.#verified.get(item.probe);
  }

  /** How each pact fared; what was not verified could not be told. */
  results(): readonly PactResult[] {
    const pacts = [...new Set(this.items.map(({ pact }) => pact))];
    const verified = pacts.map((pact) => ({
      ...{ file: pact.file, sha256: pact.sha256 },
      ...{ consumer: pact.consumer, provider: pact.provider },
      ...standingOf(pact),
      interactions: this.items
        .filter((item) => item.pact === pact)
        .map((item) => this.result(item)),
    }));
    return [...verified, ...this.#unread];
  }

  result({ asked, probe }: Item): InteractionResult {
    const { description, states } = asked;
    const verified = this.#verified.get(probe);
    return {
      ...{ description, states: states.map(({ name }) => name) },
      outcome: verified?.outcome ?? 'could-not-tell',
      reason: verified?.reason ?? this.#reasons.get(probe) ?? 'the run ended before it',
    };
  }

  /** The same exchanges, with the names of their interactions; at the end, what became of these. */
  async *told(source: Source): AsyncGenerator<Batch> {
    let failure: Error | undefined;
    try {
      for await (const batch of source) yield this.#heed(batch);
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
    }
    const because = this.#leftOut();
    yield { pacts: this.results(), ...(because === undefined ? {} : { cutShort: because }) };
    if (failure !== undefined) throw failure;
  }

  #heed(batch: Batch): Batch {
    for (const { id, reason } of batch.probes ?? [])
      if (reason !== '') this.#reasons.set(id, reason);
    if (batch.exchanges === undefined) return batch;
    return { ...batch, exchanges: batch.exchanges.map((each) => this.#named(each)) };
  }

  #named(exchange: Exchange): Exchange {
    const item = this.#exchanges.get(exchange.id);
    if (!item) return exchange;
    const { id, source, startedAt, endedAt, precisionMs, request, response, failure } = exchange;
    return new Exchange({
      ...{ id, source, startedAt, endedAt, precisionMs, request, response, failure },
      ...{ probe: exchange.probe, purpose: exchange.purpose },
      interaction: item.asked.description,
    });
  }

  /** Why not all is known that decides: pending pacts do not, but something must be known. */
  #leftOut(): string | undefined {
    const [unread] = this.#unread.filter(({ pending }) => pending !== true);
    if (unread) return `a pact could not be read: ${unread.unread ?? ''}`;
    const results = this.items.map((item) => ({ item, result: this.result(item) }));
    const open = results.filter(({ result }) => isOpen(result));
    const [first] =
      open.length === results.length ? open : open.filter(({ item }) => item.pact.pending !== true);
    if (!first) return undefined;
    const { description, reason } = first.result;
    const count = `${open.length} of ${results.length} interactions could not be told`;
    return `${count}, the first is "${description}": ${reason}`;
  }
}

const standingOf = ({ pending, wip, chosenAs }: PactStanding): PactStanding => ({
  ...(pending ? { pending } : {}),
  ...(wip ? { wip } : {}),
  ...(chosenAs === undefined ? {} : { chosenAs }),
});

const isOpen = ({ outcome }: InteractionResult): boolean => outcome === 'could-not-tell';
