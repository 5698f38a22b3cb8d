import { isSame } from '../model/members.js';
import type { Moment } from '../model/moment.js';
import { BoundedMap } from './bounded-map.js';
import { Client } from './client.js';
import { Strangers } from './strangers.js';
import type { Outcome, Write } from './write.js';

/** A write to a collection, for finding out which one is behind a change that nobody asked for. */
export interface Trace {
  readonly moment: Moment;
  readonly kind: 'create' | 'update' | 'delete';
  readonly clientId: string | undefined;
  readonly outcome: Outcome;
  /** What it sent; undefined: it has no body. */
  readonly write: Write | undefined;
}

const MOST_CLIENTS = 131_072;
const MOST_CLIENTS_OF_ONE = 8192;
const FEWEST_CLIENTS_OF_ONE = 256;
const MOST_TRACES = 1024;
const MOST_TRACES_OF_ONE = 512;
const FEWEST_TRACES_OF_ONE = 8;
const MOST_NAMES = 64;

/** How much each collection may keep in mind: the more there are, the less. */
export class MemoryBudget {
  clients = MOST_CLIENTS_OF_ONE;
  traces = MOST_TRACES_OF_ONE;

  share(collections: number): void {
    const part = (most: number, fewest: number, mostOfOne: number) =>
      Math.min(mostOfOne, Math.max(fewest, Math.floor(most / collections)));
    this.clients = part(MOST_CLIENTS, FEWEST_CLIENTS_OF_ONE, MOST_CLIENTS_OF_ONE);
    this.traces = part(MOST_TRACES, FEWEST_TRACES_OF_ONE, MOST_TRACES_OF_ONE);
  }
}

/** The clients of one partner at one institution of one server. */
export class CollectionHistory {
  readonly clients = new Map<string, Client>();
  /** Clients that were created here and are not known to be gone. */
  readonly roster = new Set<Client>();
  /** Some clients were forgotten, or never noted: there were too many. */
  forgetful = false;
  /** The last writes, in order of their recording. */
  traces: Trace[] = [];
  /** When the last of the writes had ended that are no longer among them. */
  tracesFrom = -Infinity;
  /** Names of creates that were refused, and of those that came to an unknown end. */
  readonly refusedNames = new BoundedMap<Moment>(MOST_NAMES);
  readonly unclearNames = new BoundedMap<Moment>(MOST_NAMES);
  /** Something was seen that only a writer can have done whom the history does not show. */
  isShared = false;
  /** Marked names of creates that issued an id. */
  readonly madeNames = new BoundedMap<Moment>(MOST_NAMES);
  /** When the first whole list was answered. */
  firstWhole = Infinity;
  /** Ids that an update claimed for its client. */
  readonly claimedIds = new BoundedMap<Moment>(MOST_NAMES);
  readonly strangers = new Strangers();
  /** When the first delete was answered. */
  firstDeleted = Infinity;
  /** The last update or delete, and the last one of another client than that. */
  readonly updates = new LastTwo();
  readonly deletes = new LastTwo();
  #dying: { readonly client: Client; readonly end: number }[] = [];
  /** The first of the dying that are buried, and of those the first that are forgotten. */
  #buried = 0;
  #forgotten = 0;
  readonly #budget: MemoryBudget;

  constructor(budget: MemoryBudget) {
    this.#budget = budget;
  }

  trace(trace: Trace): void {
    this.traces.push(trace);
    const { traces } = this.#budget;
    if (this.traces.length <= 2 * traces) return;
    for (const { moment } of this.traces.slice(0, -traces))
      this.tracesFrom = Math.max(this.tracesFrom, moment.end);
    this.traces = this.traces.slice(-traces);
  }

  /** The last write that sent this value for another client. */
  senderOf(member: number, value: unknown, clientId: string): Moment | undefined {
    return this.traces.findLast(
      (trace) =>
        trace.clientId !== clientId &&
        trace.outcome !== 'refused' &&
        trace.write?.hasSent(member) === true &&
        isSame(trace.write.values[member], value),
    )?.moment;
  }

  /** Whether anything may have been written to the collection between two times. */
  isDisturbed(since: number, until: number): boolean {
    return (
      this.tracesFrom > since ||
      this.traces.some(({ moment }) => moment.end > since && moment.start < until)
    );
  }

  /** Notes a client; where there are too many, one that was gone before `frontier` is forgotten for it. */
  note(id: string, created: Moment | undefined, frontier: number): Client | undefined {
    if (this.clients.size >= this.#budget.clients && !this.#forgetOne(frontier)) {
      this.forgetful = true;
      return undefined;
    }
    const client = new Client(id, created);
    this.clients.set(id, client);
    if (created) this.roster.add(client);
    return client;
  }

  /** A delete of it was answered at `end`; nothing before `frontier` will be asked for. */
  dying(client: Client, end: number, frontier: number): void {
    this.#bury(frontier);
    if (client.isDying) return;
    client.isDying = true;
    this.#dying.push({ client, end });
  }

  /** Lets go of what the dead were like, once nobody can ask for what was before `frontier`. */
  #bury(frontier: number): void {
    for (let next = this.#dying[this.#buried]; next; next = this.#dying[this.#buried]) {
      if (next.end > frontier) return;
      next.client.bury();
      this.#buried++;
    }
  }

  #forgetOne(frontier: number): boolean {
    this.#bury(frontier);
    if (this.#buried === this.#forgotten) return false;
    const grave = this.#dying[this.#forgotten++];
    if (grave) this.clients.delete(grave.client.id);
    if (grave) this.roster.delete(grave.client);
    if (this.#forgotten >= MOST_CLIENTS_OF_ONE) {
      this.#dying = this.#dying.slice(this.#forgotten);
      this.#buried -= this.#forgotten;
      this.#forgotten = 0;
    }
    this.forgetful = true;
    return true;
  }
}

/** Who did something last, and who of the others before that. */
class LastTwo {
  #last: { readonly id: string; readonly end: number } | undefined;
  #other: { readonly id: string; readonly end: number } | undefined;

  did(id: string, end: number): void {
    if (this.#last && this.#last.id !== id) this.#other = this.#last;
    this.#last = { id, end };
  }

  /** When another client than this one was the object, at the latest. */
  ofAnother(id: string): number | undefined {
    return this.#last?.id === id ? this.#other?.end : this.#last?.end;
  }
}
