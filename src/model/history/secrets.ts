import type { Body } from '../body.js';
import type { Exchange } from '../exchange.js';
import { membersIn, membersOf } from './values.js';
import type { Moment } from './write.js';
import { isPlaceholder } from '../secrets/placeholder.js';
import { pointer } from '../json/pointer.js';
import { Disguises } from '../secrets/disguises.js';

const MOST_SECRETS = 16_384;
/** Shorter strings, and words like `REDACTED`, are found by chance. */
const SHORTEST = 16;
const FEWEST_CHARACTERS = 8;
/** Objects and lists of one answer that are looked into, and how deep they may stand. */
const MOST_CONTAINERS = 100_000;
const DEEPEST = 32;
/** Clients of a list whose secrets are looked for in all of it, and characters that are compared. */
const MOST_LISTED = 64;
const MOST_COMPARED = 1 << 24;

interface Issued {
  readonly moment: Moment;
  readonly clientId: string | undefined;
}

/** The secret of a client, and the create that issued it. */
interface Hidden {
  readonly disguises: Disguises;
  readonly issued: Issued;
}

const NONE: readonly Hidden[] = [];

/** What a create answer issued. */
export interface Issue {
  readonly clientId: string | undefined;
  readonly secret: string | undefined;
}

/** The id and the secret in the answer to a create. */
export const issueOf = (exchange: Exchange): Issue => {
  const body = exchange.response?.body.json;
  const client = membersOf(body && membersIn(body)?.client);
  const [clientId, secret] = [client?.clientId, client?.clientSecret];
  return {
    clientId: typeof clientId === 'string' && clientId !== '' ? clientId : undefined,
    secret: typeof secret === 'string' ? secret : undefined,
  };
};

/** Whether a secret was drawn and not put in its place: no two of them are the same by chance. */
export const isDrawn = (secret: string): boolean => isDistinctive(secret) && !isPlaceholder(secret);

/** Whether a secret can be told from a word and from chance. */
const isDistinctive = (secret: string): boolean => {
  if (secret.length < SHORTEST) return false;
  let [distinct, low, high] = [0, 0, 0];
  for (let index = 0; index < secret.length && distinct < FEWEST_CHARACTERS; index++) {
    const code = secret.charCodeAt(index);
    const bit = 1 << (code & 31);
    if (((code & 32) === 0 ? low & bit : high & bit) !== 0) continue;
    if ((code & 32) === 0) low |= bit;
    else high |= bit;
    distinct++;
  }
  return distinct >= FEWEST_CHARACTERS;
};

/** The secrets that creates have issued; it never gives one away. */
export class SecretBook {
  readonly #issued = new Map<string, Issued>();
  /** Lists of one, as they are searched. */
  readonly #ofClient = new Map<string, readonly Hidden[]>();
  readonly #lengths = new Set<number>();
  #left = 0;
  /** Where the last search ended. */
  readonly #path: (string | number)[] = [];
  /** Some secrets were forgotten: there were too many. */
  forgetful = false;

  /** @returns the create that had issued the same secret before, if one had */
  add({ clientId, secret }: Issue, moment: Moment): Moment | undefined {
    if (secret === undefined || secret === '') return undefined;
    const earlier = this.#issued.get(secret);
    if (earlier) return earlier.moment;
    const issued = { moment, clientId };
    this.#issued.set(secret, issued);
    if (isDistinctive(secret)) {
      this.#lengths.add(secret.length);
      if (clientId !== undefined)
        this.#ofClient.set(clientId, [{ disguises: new Disguises(secret), issued }]);
    }
    if (this.#issued.size > MOST_SECRETS) this.#forgetOne();
    return undefined;
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
      if (issued) return { issued: issued.moment, at: `response.headers/${name.toLowerCase()}` };
    }
    this.#left = MOST_CONTAINERS;
    this.#path.length = 0;
    const issued = json.ok ? this.#search(json.value) : undefined;
    if (issued) return { issued: issued.moment, at: pointer('response.body', ...this.#path) };
    const other = within(response.body.text, own);
    return other && { issued: other.moment, at: 'response.body' };
  }

  #secretsOf(clientId: string): readonly Hidden[] {
    return this.#ofClient.get(clientId) ?? NONE;
  }

  /** Those of the clients in a list, as far as it is no more work than reading the list. */
  #listed({ json, text }: Body): readonly Hidden[] {
    if (!json.ok || !Array.isArray(json.value)) return NONE;
    const most = Math.min(MOST_LISTED, Math.ceil(MOST_COMPARED / (text.length + 1)));
    const ids: string[] = [];
    for (const item of json.value) {
      const id = membersOf(item)?.clientId;
      if (typeof id !== 'string' || !this.#ofClient.has(id)) continue;
      if (ids.push(id) === most) break;
    }
    return ids.flatMap((id) => this.#secretsOf(id));
  }

  #known(text: string): Issued | undefined {
    if (!this.#lengths.has(text.length)) return undefined;
    const issued = this.#issued.get(text);
    return issued && isDistinctive(text) ? issued : undefined;
  }

  #search(value: unknown, depth = 0): Issued | undefined {
    if (typeof value === 'string') return this.#known(value);
    if (typeof value !== 'object' || value === null || depth === DEEPEST) return undefined;
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

  #searchMembers(value: object, depth: number): Issued | undefined {
    for (const [name, child] of Object.entries(value)) {
      const issued = this.#search(child, depth + 1);
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
  for (const { disguises, issued } of own) if (disguises.isIn(text)) return issued;
  return undefined;
};

/** Where an issued secret was seen again. */
export interface Leak {
  readonly issued: Moment;
  readonly at: string;
}
