import type { Exchange } from '../model/exchange.js';
import { isObject } from '../model/json/walk.js';
import type { HostSeen, RecordingRead } from '../model/report.js';
import type { Passed } from './entry.js';
import { adviceFor } from './recorders.js';
import { type Where, whereOf } from './where.js';

/** Entries that are named one by one. */
const NAMED = 20;

/** Hosts outside the base that are told of. */
const HOSTS = 40;

/** What the document says of where a request went. */
export interface Known {
  /** Whether it is a path of the document. */
  isOfDocument(where: Where): boolean;
  /** Below which prefix it would be one. */
  prefixOf(target: string): string | undefined;
}

export const NOTHING_KNOWN: Known = {
  isOfDocument: () => false,
  prefixOf: () => undefined,
};

interface Outside {
  requests: number;
  readonly bases: Map<string, number>;
}

/** What became of the entries of one recording. */
export class ReadingAccount {
  readonly #file: string;
  readonly #known: Known;
  readonly #outside = new Map<string, Outside>();
  readonly #passed: Record<Passed, number> = { 'no-http': 0, 'from-cache': 0, 'outside-base': 0 };
  readonly #unreadable: RecordingRead['unreadable'][number][] = [];
  #unreadableCount = 0;
  #read = 0;
  #withoutContent = 0;
  #broken: string | undefined;
  #missed: string | undefined;
  creator: unknown;

  constructor(file: string, known: Known = NOTHING_KNOWN) {
    this.#file = file;
    this.#known = known;
  }

  add({ response, request }: Exchange): void {
    this.#read += 1;
    if (!response || response.body.isKept || response.raw || request.method === 'HEAD') return;
    if (response.status !== 204 && response.status !== 304) this.#withoutContent += 1;
  }

  pass(why: Passed, entry: unknown): void {
    this.#passed[why] += 1;
    const where = why === 'outside-base' ? urlOf(entry) : undefined;
    if (where) this.#passOutside(where);
  }

  #passOutside({ origin, target }: Where): void {
    const host = this.#outside.get(origin) ?? { requests: 0, bases: new Map<string, number>() };
    if (!this.#outside.has(origin) && this.#outside.size >= HOSTS) return;
    this.#outside.set(origin, host);
    host.requests += 1;
    const prefix = this.#known.prefixOf(target);
    if (prefix === undefined) return;
    const base = origin + prefix;
    if (host.bases.has(base) || host.bases.size < HOSTS)
      host.bases.set(base, (host.bases.get(base) ?? 0) + 1);
  }

  /** @param entry position in the file, from 0 */
  unreadable(value: unknown, entry: number, what: string): void {
    this.#unreadableCount += 1;
    const where = urlOf(value);
    const host = where?.origin.replace(/^.*\/\//, '') ?? null;
    if (this.#unreadable.length < NAMED) this.#unreadable.push({ entry, host, what });
    if (where && this.#known.isOfDocument(where))
      this.#missed ??= `entry ${entry} of ${this.#file}, which is of the document, cannot be read: ${what}`;
  }

  /** Says why not all of it could be read. */
  breakOff(why: string): void {
    this.#broken ??= why;
  }

  /** Why what is there is not all that was recorded. */
  get incomplete(): string | undefined {
    return this.#broken === undefined ? this.#missed : `${this.#file} ${this.#broken}`;
  }

  /** Why nothing at all can be read. */
  get hopeless(): string | undefined {
    const passed = Object.values(this.#passed).reduce((sum, count) => sum + count, 0);
    if (this.#read + passed > 0) return undefined;
    const [first] = this.#unreadable;
    return first ? `entry ${first.entry}: ${first.what}` : this.#broken;
  }

  get summary(): RecordingRead {
    const {
      'no-http': noHttp,
      'from-cache': fromCache,
      'outside-base': outsideBase,
    } = this.#passed;
    const unreadable = this.#unreadableCount;
    const recorder = recorderOf(this.creator);
    return {
      file: this.#file,
      recorder,
      entries: this.#read + noHttp + fromCache + outsideBase + unreadable,
      read: this.#read,
      passedOver: { noHttp, fromCache, outsideBase, unreadable },
      unreadable: this.#unreadable,
      outside: [...this.#outside].map(hostOf),
      withoutContent: this.#withoutContent,
      broken: this.#broken ?? null,
      advice: this.#withoutContent === 0 ? null : adviceFor(recorder),
    };
  }
}

const hostOf = ([origin, { requests, bases }]: readonly [string, Outside]): HostSeen => {
  const [most] = [...bases].sort(([, one], [, other]) => other - one);
  return { origin, requests, matched: 0, base: most?.[0] ?? null, below: most?.[1] ?? 0 };
};

const urlOf = (value: unknown) => {
  const request = isObject(value) && isObject(value.request) ? value.request : {};
  return typeof request.url === 'string' ? whereOf(request.url) : undefined;
};

const LONGEST_NAME = 100;

/** What HAR 1.2 calls its creator: name and version. */
const recorderOf = (creator: unknown): string | null => {
  const { name, version } = isObject(creator) ? creator : {};
  const words = [name, version].filter((word) => typeof word === 'string' && word !== '');
  return words.length === 0 ? null : words.join(' ').slice(0, LONGEST_NAME);
};
