import { carriesMark } from '../model/mark.js';

/** What is known when it is asked whether a client is ours. */
export interface Known {
  /** What was there before the run; undefined: no list was taken, so nothing is ours. */
  readonly present: Inventory | undefined;
  /** Ids that were answered to our own creates and stand in the journal. */
  readonly answered: ReadonlySet<string>;
  readonly mark: string;
}

/** The ids that were there before a run. It knows an id again in another spelling of the same UUID or number. */
export class Inventory {
  readonly #ids: Set<string>;

  constructor(ids: Iterable<string>) {
    this.#ids = new Set([...ids].map(canonical));
  }

  get size(): number {
    return this.#ids.size;
  }

  has(clientId: string): boolean {
    return this.#ids.has(canonical(clientId));
  }

  add(ids: Iterable<string>): void {
    for (const id of ids) this.#ids.add(canonical(id));
  }
}

/** A server may look ids up without regard to case, to the dashes of a UUID or to leading zeros. */
const canonical = (clientId: string): string => {
  const lower = clientId.normalize('NFKC').trim().toLowerCase();
  if (/^\d+$/.test(lower)) return lower.replace(/^0+(?=\d)/, '');
  const digits = lower.replace(/^urn:uuid:/, '').replace(/[-{}]/g, '');
  return /^[0-9a-f]{32}$/.test(digits) ? digits : lower;
};

/**
 * Whether a client is ours: it was not there before the run, and either its id was answered to our
 * own create or our mark stands in it as it was listed. Whatever else a server says makes it no more ours.
 * @param listed the client as a list of its collection showed it, where it was listed
 */
export const isOurs = (clientId: string, listed: unknown, known: Known): boolean => {
  if (known.present === undefined || known.present.has(clientId)) return false;
  return known.answered.has(clientId) || carriesMark(listed, known.mark);
};

/**
 * Whether an id names one path segment to every server and proxy: no separators, dot segments, path
 * parameters or escapes. A client with another id is never written to, for it might lead elsewhere.
 */
export const isAddressable = (clientId: string): boolean =>
  /^(?!\.)[\w.~:@+=-]{1,200}$/.test(clientId);
