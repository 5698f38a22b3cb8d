import type { Exchange } from './exchange.js';
import { membersIn, membersOf } from './history-values.js';
import type { Moment } from './history-write.js';

const MOST_SECRETS = 16_384;
/** Shorter strings, and words like `REDACTED`, are found by chance. */
const SHORTEST = 16;
const FEWEST_CHARACTERS = 8;
/** Objects and lists of one answer that are looked into, and how deep they may stand. */
const MOST_CONTAINERS = 100_000;
const DEEPEST = 32;

interface Issued {
  readonly moment: Moment;
  readonly clientId: string | undefined;
}

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

/** Whether a secret can be told from a placeholder and from chance. */
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
  readonly #ofClient = new Map<string, string>();
  readonly #lengths = new Set<number>();
  #left = 0;
  /** Some secrets were forgotten: there were too many. */
  forgetful = false;

  /** @returns the create that had issued the same secret before, if one had */
  add({ clientId, secret }: Issue, moment: Moment): Moment | undefined {
    if (secret === undefined || secret === '') return undefined;
    const earlier = this.#issued.get(secret);
    if (earlier) return earlier.moment;
    this.#issued.set(secret, { moment, clientId });
    if (isDistinctive(secret)) {
      this.#lengths.add(secret.length);
      if (clientId !== undefined) this.#ofClient.set(clientId, secret);
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
    const own = clientId === undefined ? undefined : this.#ofClient.get(clientId);
    for (const { name, value } of response.headers.entries) {
      const issued = this.#known(value) ?? this.#within(value, own);
      if (issued) return { issued: issued.moment, at: `response.headers/${name.toLowerCase()}` };
    }
    const json = response.body.json;
    this.#left = MOST_CONTAINERS;
    const issued = (json.ok ? this.#search(json.value) : undefined) ?? this.#inText(exchange, own);
    return issued && { issued: issued.moment, at: 'response.body' };
  }

  #inText({ response }: Exchange, own: string | undefined): Issued | undefined {
    return own === undefined || !response ? undefined : this.#within(response.body.text, own);
  }

  #within(text: string, own: string | undefined): Issued | undefined {
    if (own === undefined || text.length < own.length || !text.includes(own)) return undefined;
    return this.#issued.get(own);
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
    for (const child of Array.isArray(value) ? value : Object.values(value)) {
      const issued = this.#search(child, depth + 1);
      if (issued) return issued;
    }
    return undefined;
  }
}

/** Where an issued secret was seen again. */
export interface Leak {
  readonly issued: Moment;
  readonly at: string;
}
