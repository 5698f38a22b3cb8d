import type { Moment } from '../model/moment.js';
import { type Elsewhere, elsewhere, type Owner } from '../model/owner.js';
import type { IssuedId } from '../model/registry.js';

/** The create that issued an id in another collection. */
export interface IssuedElsewhere extends Elsewhere {
  readonly moment: Moment;
}

const MOST_IDS = 65_536;

/** Which collection each id was issued in, over all collections of a server. */
export class IdBook {
  readonly #issued = new Map<string, IssuedId>();

  /** @returns the create of another collection that had issued the same id before */
  add(issued: IssuedId): IssuedElsewhere | undefined {
    const { id, owner } = issued;
    const known = this.#issued.get(id);
    if (known) return otherThan(known, owner);
    this.#issued.set(id, issued);
    if (this.#issued.size > MOST_IDS) this.#forgetOne();
    return undefined;
  }

  /** The create that issued an id, if it was of another collection of the same server. */
  elsewhere(id: string, owner: Owner): IssuedElsewhere | undefined {
    const known = this.#issued.get(id);
    return known && otherThan(known, owner);
  }

  /** The collection that issued an id. */
  ownerOf(id: string): Owner | undefined {
    return this.#issued.get(id)?.owner;
  }

  all(): Iterable<IssuedId> {
    return this.#issued.values();
  }

  #forgetOne(): void {
    for (const oldest of this.#issued.keys()) {
      this.#issued.delete(oldest);
      return;
    }
  }
}

const otherThan = ({ moment, owner }: IssuedId, other: Owner): IssuedElsewhere | undefined => {
  const found = elsewhere(owner, other);
  return found && { moment, ...found };
};
