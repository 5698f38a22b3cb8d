import type { Exchange } from '../model/exchange.js';
import type { Finding } from '../model/finding.js';
import type { Collection } from '../model/operation.js';
import type { ClientMetadata, Drive, ProbeRequest, Written } from '../model/probe.js';
import type { Purpose } from '../model/purpose.js';
import { Random } from './random.js';
import type { SentValues } from '../model/sent-values.js';
import type { Login } from '../model/transport.js';
import type { Clock } from './clock.js';
import type { Bounds } from './request-queue.js';
import { draftOf } from './draft.js';
import { issuedBy } from './listing.js';
import { wholeList } from './pages.js';
import type { Session } from './session.js';
import { ProbeStop } from './stop.js';

/** A look at what was written: its first answer, and whether it shows the state after the write. */
interface Look {
  readonly first: Exchange;
  readonly isFresh: boolean;
}

/** What the probes of one run share. */
export interface DriveContext {
  readonly session: Session;
  readonly bounds: Bounds;
  readonly clock: Clock;
  readonly collection: Collection;
  /** A client that was there before the run. */
  readonly present: string | undefined;
  readonly other: Collection | undefined;
  readonly mark: string;
  readonly values: SentValues;
  readonly loopback: boolean;
  readonly depth: 'quick' | 'full';
  readonly hasOtherToken: boolean;
  readonly hasToken: boolean;
  readonly seed: number;
  /** How long an older state may be seen after a write, seconds. */
  readonly consistencySeconds: number;
  /** The reads that have stayed stale to the end: waiting for another of their kind is no use. */
  readonly stale: Set<string>;
  /** How often each label was drafted: names stay different, for a provider may refuse equal ones. */
  readonly labels: Map<string, number>;
  /** What the judge has found in all that has ended. */
  readonly judgeSoFar: () => Promise<readonly Finding[]>;
}

/** The first pause before a stale read is repeated, milliseconds; each further one is twice as long. */
const FIRST_PAUSE = 50;

/** The last look comes so long after the limit, milliseconds: an older state in it is none that was late. */
const BEYOND = 20;

/** What one probe drives with: drafts, made-up ids, repeated reads, and the session to send by. */
export class ProbeDrive implements Drive {
  readonly #context: DriveContext;
  readonly #probe: string;
  readonly random: Random;
  #hasEnded = false;

  constructor(context: DriveContext, probe: string) {
    this.#context = context;
    this.#probe = probe;
    this.random = new Random(context.seed ^ hashOf(probe));
  }

  get mark(): string {
    return this.#context.mark;
  }

  get values(): SentValues {
    return this.#context.values;
  }

  get loopback(): boolean {
    return this.#context.loopback;
  }

  get depth(): 'quick' | 'full' {
    return this.#context.depth;
  }

  get hasOtherToken(): boolean {
    return this.#context.hasOtherToken;
  }

  get hasToken(): boolean {
    return this.#context.hasToken;
  }

  get collection(): Collection {
    return this.#context.collection;
  }

  get present(): string | undefined {
    return this.#context.present;
  }

  get other(): Collection | undefined {
    return this.#context.other;
  }

  draft(
    label: string,
  ): ClientMetadata & { readonly name: string; readonly redirectUris: readonly string[] } {
    const { labels, mark, values } = this.#context;
    const count = (labels.get(label) ?? 0) + 1;
    labels.set(label, count);
    return draftOf(values, numbered(label, count), mark);
  }

  async send(request: ProbeRequest): Promise<Exchange> {
    this.#demandGoingOn();
    return this.#context.session.send(request, this.#context.bounds, this.#probe);
  }

  async together(requests: readonly ProbeRequest[]): Promise<readonly Exchange[]> {
    this.#demandGoingOn();
    return this.#context.session.together(requests, this.#context.bounds, this.#probe);
  }

  async enter(collection: Collection): Promise<boolean> {
    const { session } = this.#context;
    if (session.holdings.isListed(collection)) return true;
    const request = { method: 'GET', purpose: 'foreign-collection', collection } as const;
    const { listing } = await wholeList((page) => this.send(page), request);
    if (!listing.isKnown) return false;
    // What shows ours where it must not makes it no stranger's.
    const strangers = listing.clients.filter(({ clientId }) => !session.holdings.isOurs(clientId));
    await session.begin(
      collection,
      strangers.map(({ clientId }) => clientId),
    );
    return true;
  }

  async login(how: Login, purpose: Purpose): Promise<Exchange | undefined> {
    this.#demandGoingOn();
    return this.#context.session.login(how, purpose, this.#context.bounds, this.#probe);
  }

  judgeSoFar(): Promise<readonly Finding[]> {
    return this.#context.judgeSoFar();
  }

  create(json: unknown, purpose: Purpose = 'valid'): Promise<Exchange> {
    return this.send({ method: 'POST', purpose, json });
  }

  issued(created: Exchange): string | undefined {
    const clientId = issuedBy(created);
    return clientId !== undefined && this.#context.session.mayWrite(clientId)
      ? clientId
      : undefined;
  }

  unknownId(): string {
    let clientId = this.random.uuid();
    while (!this.#context.session.holdings.inventId(clientId)) clientId = this.random.uuid();
    return clientId;
  }

  unknownCollection(): Collection {
    const collection = {
      institution: this.random.uuid(),
      partner: `unknown-${this.random.hex(8)}`,
    };
    this.#context.session.holdings.inventCollection(collection);
    return collection;
  }

  async settled(
    after: Written,
    read: ProbeRequest,
    isFresh: (answer: Exchange) => boolean,
  ): Promise<Exchange> {
    const view = read.clientId === undefined ? 'list' : 'get';
    const look = async () => {
      const first = await this.send(read);
      return { first, isFresh: isFresh(first) };
    };
    return this.#untilFresh(after, view, look);
  }

  async settledList(after: Written, isFresh: (ids: readonly string[]) => boolean): Promise<void> {
    const read = { method: 'GET', purpose: 'valid' } as const;
    const look = async () => {
      const { first, listing } = await wholeList((page) => this.send(page), read);
      const ids = listing.isKnown ? listing.clients.map(({ clientId }) => clientId) : undefined;
      return { first, isFresh: ids !== undefined && isFresh(ids) };
    };
    await this.#untilFresh(after, 'pages', look);
  }

  /** Looks again while an older state is seen, until one look has begun after the consistency limit. @returns the last answer */
  async #untilFresh(after: Written, view: string, look: () => Promise<Look>): Promise<Exchange> {
    const { clock, stale, bounds, consistencySeconds } = this.#context;
    const until = clock.now() + consistencySeconds * 1000 + BEYOND;
    let begun = clock.now();
    let seen = await look();
    for (let pause = FIRST_PAUSE; !seen.isFresh; pause *= 2) {
      const kind = `${after} ${view} ${seen.first.response?.status ?? 0}`;
      if (begun >= until) stale.add(kind);
      if (stale.has(kind) || !mayBecomeFresh(seen.first)) break;
      // One look may have taken longer than the limit.
      const left = until - clock.now();
      if (left > 0) await clock.sleep(Math.min(pause, left), bounds.waiting);
      begun = clock.now();
      seen = await look();
    }
    return seen.first;
  }

  stop(because: string, isLawful = false): never {
    throw new ProbeStop(because, isLawful);
  }

  /** The probe is over: what is left of it can send nothing more. */
  end(): void {
    this.#hasEnded = true;
  }

  #demandGoingOn(): void {
    if (this.#hasEnded) this.stop('the probe has ended');
  }
}

/** The label that was used so often before, with a letter: some providers take no digits in names. */
const numbered = (label: string, count: number): string =>
  count === 1 ? label : `${label} ${lettersOf(count)}`;

/** 2 is B, 27 is AA. */
const lettersOf = (count: number): string => {
  const rest = Math.floor((count - 1) / 26);
  const letter = String.fromCharCode(65 + ((count - 1) % 26));
  return rest === 0 ? letter : `${lettersOf(rest)}${letter}`;
};

/** Whether an answer can be an older state; an error does not go away by waiting for a write. */
const mayBecomeFresh = ({ response, failure }: Exchange): boolean =>
  !failure && (response?.status === 200 || response?.status === 404);

/** FNV-1a: each probe has choices of its own, whichever others run. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hash >>> 0;
};
