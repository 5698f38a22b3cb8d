import type { IssuedSecret, Issuing, Leak } from '../model/registry.js';
import type { Body } from '../model/body.js';
import type { Exchange } from '../model/exchange.js';
import { type Members, membersOf } from '../model/members.js';
import { isRecord } from '../model/json/walk.js';
import { isDistinctive, type Issue } from '../model/issue.js';
import type { Moment } from '../model/moment.js';
import { pointer } from '../model/json/pointer.js';

const MOST_SECRETS = 16_384;
/** Objects and lists of one answer that are looked into, and how deep they may stand. */
const MOST_CONTAINERS = 100_000;
const DEEPEST = 32;
/** Clients of a list whose secrets are looked for in all of it, and characters that are compared. */
const MOST_LISTED = 64;
const MOST_COMPARED = 1 << 24;
/** Characters of a refusal that are looked through for secrets of whatever client. */
const MOST_TOLD = 65_536;
/** What a secret in running text may be: with the signs that secrets have, or without. */
const WORDS = [/[\w.~+/=-]{8,}/g, /[\w-]{8,}/g] as const;

interface Issued {
  readonly first: Issuing;
  readonly clientId: string | undefined;
  again?: Issuing[];
}

/** The secret of a client, and the create that issued it. */
interface Hidden {
  /** Whether a text holds the secret, in whatever disguise. */
  readonly isIn: (text: string) => boolean;
  readonly issued: Issued;
}

const NONE: readonly Hidden[] = [];

/** Makes, for a secret, the question whether a text holds it in whatever disguise. */
export type Disguised = (secret: string) => (text: string) => boolean;

/** The secrets that creates have issued; it never gives one away. */
export class SecretBook {
  readonly #issued = new Map<string, Issued>();
  /** Lists of one, as they are searched. */
  readonly #ofClient = new Map<string, readonly Hidden[]>();
  readonly #lengths = new Set<number>();
  #left = 0;
  /** How many creates are noted beside the first ones. */
  #again = 0;
  /** Where the last search ended. */
  readonly #path: (string | number)[] = [];
  /** Some secrets were forgotten: there were too many. */
  forgetful = false;
  readonly #disguised: Disguised;

  constructor(disguised: Disguised) {
    this.#disguised = disguised;
  }

  /** @returns the create that had issued the same secret before, if one had */
  add({ clientId, secret }: Issue, issuing: Issuing): Moment | undefined {
    if (secret === undefined || secret === '') return undefined;
    const earlier = this.#issued.get(secret);
    if (earlier) return earlier.first.moment;
    const issued: Issued = { first: issuing, clientId };
    this.#issued.set(secret, issued);
    if (isDistinctive(secret)) {
      this.#lengths.add(secret.length);
      if (clientId !== undefined)
        this.#ofClient.set(clientId, [{ isIn: this.#disguised(secret), issued }]);
    }
    if (this.#issued.size > MOST_SECRETS) this.#forgetOne();
    return undefined;
  }

  /** Notes that a create issued both secret and id of the first one that issued it. */
  again(secret: string, issuing: Issuing): void {
    const issued = this.#issued.get(secret);
    if (!issued || this.#again >= MOST_SECRETS) return;
    this.#again += 1;
    (issued.again ??= []).push(issuing);
  }

  *all(): Generator<IssuedSecret> {
    for (const [secret, { first, again = [] }] of this.#issued) yield { secret, first, again };
  }

  #forgetOne(): void {
    for (const [secret, { clientId }] of this.#issued) {
      this.#issued.delete(secret);
      if (clientId !== undefined) this.#ofClient.delete(clientId);
      this.forgetful = true;
      return;
    }
  }

  get isEmpty(): boolean {
    return this.#lengths.size === 0;
  }

  /** The create whose secret stands in this answer, and where. */
  leak(exchange: Exchange, clientId: string | undefined): Leak | undefined {
    const { response } = exchange;
    if (!response || this.isEmpty) return undefined;
    const json = response.body.json;
    const own = clientId === undefined ? this.#listed(response.body) : this.#secretsOf(clientId);
    for (const { name, value } of response.headers.entries) {
      const issued = this.#known(value) ?? within(value, own);
      if (issued)
        return { issued: issued.first.moment, at: `response.headers/${name.toLowerCase()}` };
    }
    this.#left = MOST_CONTAINERS;
    this.#path.length = 0;
    const issued = json.ok ? this.#search(json.value) : undefined;
    if (issued) return { issued: issued.first.moment, at: pointer('response.body', ...this.#path) };
    const { text } = response.body;
    const other = within(text, own) ?? (response.status >= 400 ? this.#told(text) : undefined);
    return other && { issued: other.first.moment, at: 'response.body' };
  }

  #secretsOf(clientId: string): readonly Hidden[] {
    return this.#ofClient.get(clientId) ?? NONE;
  }

  /** Those of the clients in a list, as far as it is no more work than reading the list. */
  #listed({ json, text }: Body): readonly Hidden[] {
    if (!json.ok || !Array.isArray(json.value)) return NONE;
    const most = Math.min(MOST_LISTED, Math.ceil(MOST_COMPARED / (text.length + 1)));
    const listed: Hidden[] = [];
    for (const item of json.value) {
      const id = membersOf(item)?.clientId;
      const [own] = typeof id === 'string' ? this.#secretsOf(id) : NONE;
      if (own && listed.push(own) === most) break;
    }
    return listed;
  }

  #known(text: string): Issued | undefined {
    if (!this.#lengths.has(text.length)) return undefined;
    const issued = this.#issued.get(text);
    return issued && isDistinctive(text) ? issued : undefined;
  }

  /** A secret that a refusal tells in its own words. */
  #told(text: string): Issued | undefined {
    const read = text.slice(0, MOST_TOLD);
    for (const words of WORDS)
      for (const [word] of read.matchAll(words)) {
        const issued = this.#known(word);
        if (issued) return issued;
      }
    return undefined;
  }

  #search(value: unknown, depth = 0): Issued | undefined {
    if (typeof value === 'string') return this.#known(value);
    if (!isRecord(value) || depth === DEEPEST) return undefined;
    if (this.#left-- <= 0) return undefined;
    if (!Array.isArray(value)) return this.#searchMembers(value, depth);
    for (let index = 0; index < value.length; index++) {
      const issued = this.#search(value[index], depth + 1);
      if (!issued) continue;
      this.#path.unshift(index);
      return issued;
    }
    return undefined;
  }

  #searchMembers(value: Members, depth: number): Issued | undefined {
    // Parsed objects inherit no member that is listed.
    for (const name in value) {
      const issued = this.#search(value[name], depth + 1);
      if (!issued) continue;
      // A name may be anything, even another secret.
      this.#path.unshift(this.#known(name) ? '…' : name);
      return issued;
    }
    return undefined;
  }
}

/** The first of the secrets that a text holds, in whatever disguise. */
const within = (text: string, own: readonly Hidden[]): Issued | undefined => {
  for (const { isIn, issued } of own) if (isIn(text)) return issued;
  return undefined;
};
