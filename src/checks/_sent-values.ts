import type { Exchange } from '../model/exchange.js';
import { serverWords } from '../model/http/server-words.js';
import { isObject } from '../model/json/walk.js';
import { marksIn } from '../model/mark.js';
import { couldNotTell, type Verdict } from '../model/verdict.js';
import { operationOf } from './_parts.js';
import { isSuccess } from './_refusal.js';

/** Answers by which a server refuses what a request says. */
const REFUSALS: ReadonlySet<number> = new Set([400, 409, 422]);
const OPTIONAL = ['contacts', 'logoUri', 'clientUri', 'policyUri', 'tosUri'] as const;
const PURPOSES: ReadonlySet<string | undefined> = new Set(['valid', 'odd-body']);
/** Values that are remembered; more a run does not send. */
const MOST = 10_000;

const isWrite = (exchange: Exchange): boolean =>
  ['createClient', 'updateClient'].includes(operationOf(exchange)?.id ?? '');

/** Whether a write of this suite may have been refused for what stands in it. */
export const isRefusedWrite = (exchange: Exchange): boolean =>
  isWrite(exchange) &&
  exchange.purpose !== undefined &&
  REFUSALS.has(exchange.response?.status ?? 0);

/** Tells refusals of values that the settings of a run can change from all others: by what the server has taken. */
export class TakenValues {
  readonly #taken = new Set<string>();
  #longest = 0;

  /** Takes note of what a server has taken. @returns whether there was anything to note */
  note(exchange: Exchange): boolean {
    const { response, purpose } = exchange;
    if (!isWrite(exchange) || !isSuccess(response?.status ?? 0) || !PURPOSES.has(purpose))
      return false;
    const { name, values } = valuesOf(exchange);
    this.#longest = Math.max(this.#longest, name.length);
    for (const value of values) if (this.#taken.size < MOST) this.#taken.add(value);
    return true;
  }

  /** Whether the server has taken each of the values elsewhere: then it refused for another reason. */
  covers(exchange: Exchange): boolean {
    const { name, values } = valuesOf(exchange);
    if (exchange.response?.status === 409 && marksIn({ name }).size === 0) return false;
    return name.length <= this.#longest && values.every((value) => this.#taken.has(value));
  }
}

/** What cannot be told of a write that was refused for its values. */
export const refusedForValues = ({ request, response }: Exchange): Verdict => {
  const said = response && serverWords(response);
  const answer = `${response?.status ?? 0}${said === undefined ? '' : `: "${said}"`}`;
  return couldNotTell(
    `the ${request.method} was refused (${answer}), perhaps for values that the settings can change`,
  );
};

const valuesOf = (
  exchange: Exchange,
): { readonly name: string; readonly values: readonly string[] } => {
  const { json } = exchange.request.body;
  const client = json.ok && isObject(json.value) ? json.value : {};
  const { redirectUris, contacts } = client;
  const isCreate = operationOf(exchange)?.id === 'createClient';
  return {
    name: typeof client.name === 'string' ? client.name : '',
    values: [
      ...textsOf(redirectUris).map((uri) => `redirect ${originOf(uri)}`),
      ...textsOf(contacts).map((contact) => `contact ${contact.slice(contact.indexOf('@'))}`),
      ...OPTIONAL.flatMap((member) => {
        const value = client[member];
        if (value === undefined) return isCreate ? [`no ${member}`] : [];
        return typeof value === 'string' ? [`${member} ${originOf(value)}`] : [];
      }),
    ],
  };
};

const textsOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];

/** Scheme and authority, as they are written. */
const originOf = (uri: string): string => uri.split('/', 3).join('/').split(/[?#]/, 1)[0] ?? '';
