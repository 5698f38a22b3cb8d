import type { Moment } from '../model/moment.js';

/** Where a request went: whose clients it is about. */
export interface Owner {
  readonly origin: string;
  readonly institution: string;
  readonly partner: string;
}

/** The create that issued an id in another collection. */
export interface IssuedElsewhere {
  readonly moment: Moment;
  /** Each institution may have a server of its own, whose ids are its own affair (RFC 6749 §2.2). */
  readonly isOfInstitution: boolean;
}

interface Issued {
  readonly moment: Moment;
  readonly owner: Owner;
}

const MOST_IDS = 65_536;

/** Which collection each id was issued in, over all collections of a server. */
export class IdBook {
  readonly #issued = new Map<string, Issued>();

  /** @returns the create of another collection that had issued the same id before */
  add(id: string, owner: Owner, moment: Moment): IssuedElsewhere | undefined {
    const known = this.#issued.get(id);
    if (known) return elsewhere(known, owner);
    this.#issued.set(id, { moment, owner });
    if (this.#issued.size > MOST_IDS) this.#forgetOne();
    return undefined;
  }

  /** The create that issued an id, if it was of another collection of the same server. */
  elsewhere(id: string, owner: Owner): IssuedElsewhere | undefined {
    const known = this.#issued.get(id);
    return known && elsewhere(known, owner);
  }

  /** The collection that issued an id. */
  ownerOf(id: string): Owner | undefined {
    return this.#issued.get(id)?.owner;
  }

  #forgetOne(): void {
    for (const oldest of this.#issued.keys()) {
      this.#issued.delete(oldest);
      return;
    }
  }
}

const elsewhere = ({ moment, owner: one }: Issued, other: Owner): IssuedElsewhere | undefined => {
  if (one.origin !== other.origin) return undefined;
  const isOfInstitution = isAlike(one.institution, other.institution);
  return isOfInstitution && isAlike(one.partner, other.partner)
    ? undefined
    : { moment, isOfInstitution };
};

/** Whether a server may take two names for one: some do not look at case. */
const isAlike = (one: string, other: string): boolean =>
  one === other || one.toLowerCase() === other.toLowerCase();
