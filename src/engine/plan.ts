import type { LooksAt, Part } from '../model/check.js';
import type { Exchange } from '../model/exchange.js';
import { isToTokenEndpoint, PURPOSES } from '../model/purpose.js';
import { type IsAsked, UNASKED } from './asked.js';
import type { ClaimTally } from './claim-tally.js';

/** What is decided about a claim before it sees an exchange. */
type Decision =
  | { readonly outcome: 'judge' }
  | { readonly outcome: 'not-applicable' | 'could-not-tell'; readonly because: string };

/** What exchanges of one operation, status, purpose and completeness have in common. */
export interface Plan {
  /** Position of the operation; the number of operations for a request of none. */
  readonly operation: number;
  readonly checks: readonly ClaimTally[];
  readonly monitors: readonly ClaimTally[];
  readonly decided: readonly {
    readonly tally: ClaimTally;
    readonly decision: Exclude<Decision, { readonly outcome: 'judge' }>;
  }[];
  /** How many exchanges followed it. */
  count: number;
}

/** What the engine looks at to find the plan. */
interface Traits {
  readonly operation: string | undefined;
  /** 0: no answer; -1: no status code at all. */
  readonly status: number;
  readonly purpose: (typeof PURPOSES)[number] | 'foreign';
  readonly missing: number;
}

/** What is missing of an exchange, one bit each: together they are a part of the key of its plan. */
const NO_ANSWER = 1;
const NO_RAW = 2;
const NO_BYTES = 4;
const NO_RESPONSE_BODY = 8;
const NO_REQUEST_BODY = 16;
const OF_PACT = 32;
const NO_RESPONSE_HEADERS = 64;
const NO_TYPE = 128;
const NO_REQUEST_HEADERS = 256;
const UNDECODED = 512;
/** One more than all of them together. */
const MISSING_COUNT = 1024;
const CONTENT = NO_RESPONSE_BODY | NO_REQUEST_BODY;

const OTHER_STATUS = 1000;
const PURPOSE_INDEX = new Map<string | undefined, number>(
  PURPOSES.map((purpose, index) => [purpose, index]),
);
const FOREIGN = PURPOSES.length;

const UNDECODED_BODY = [
  UNDECODED,
  'the content is coded (Content-Encoding) and could not be decoded',
] as const;

/** Which part is missing by which bits, and in which words. */
const MISSING: Readonly<Record<Part, readonly (readonly [bit: number, because: string])[]>> = {
  'request.target': [],
  'request.headers': [[NO_REQUEST_HEADERS, 'the header fields were not recorded']],
  'request.body': [[NO_REQUEST_BODY, 'the request body was not recorded']],
  'response.status': [],
  'response.headers': [[NO_RESPONSE_HEADERS, 'the header fields were not recorded']],
  'response.type': [[NO_TYPE, 'the header fields were not recorded']],
  'response.body': [UNDECODED_BODY, [NO_RESPONSE_BODY, 'the body was not recorded']],
  'response.raw': [[NO_RAW, 'the recording keeps no raw bytes']],
  'response.bytes': [
    UNDECODED_BODY,
    [NO_RESPONSE_BODY, 'the body was not recorded'],
    [NO_BYTES, 'the recording keeps the body as text, not as bytes'],
  ],
};

const JUDGE: Decision = { outcome: 'judge' };
const notApplicable = (because: string) => ({ outcome: 'not-applicable', because }) as const;
const couldNotTell = (because: string): Decision => ({ outcome: 'could-not-tell', because });

const OFF = notApplicable('it is switched off by the configuration');
const NOT_ASKED = notApplicable(UNASKED);
const UNMATCHED = notApplicable('the request is of no operation of the document');
const OTHER_OPERATION = notApplicable('it is about other operations');
const OTHER_PURPOSE = notApplicable('it is about requests of another purpose');
const NO_PURPOSE = couldNotTell('the recording does not say why the request was sent');
const OTHER_STATUSES = notApplicable('it is about other statuses');
const UNSAID = notApplicable('the pact says nothing of the content');
const NEVER_CAME = couldNotTell('the answer never came');

const covers = (pattern: string, status: number): boolean =>
  pattern === String(status) || pattern.toUpperCase() === `${String(Math.floor(status / 100))}XX`;

const decideOn = (decidable: Decidable, traits: Traits): Decision => {
  const { looksAt, off } = decidable;
  if (off) return OFF;
  const { purposes, statuses } = looksAt;
  const asksForTokens = isToTokenEndpoint(traits.purpose) && asksFor(looksAt, traits);
  const elsewhere = decideOnOperation(looksAt, traits, asksForTokens);
  if (elsewhere) return elsewhere;
  const answered = (traits.missing & NO_ANSWER) === 0;
  if (statuses && answered && !statuses.some((each) => covers(each, traits.status))) {
    return OTHER_STATUSES;
  }
  const { purpose } = traits;
  const isAbout = asksForTokens || (purposes?.includes(purpose) ?? !isToTokenEndpoint(purpose));
  if (!isAbout) {
    return traits.purpose === 'foreign' ? NO_PURPOSE : OTHER_PURPOSE;
  }
  return decideOnParts(looksAt, traits.missing);
};

const asksFor = ({ tokens, purposes }: LooksAt, { purpose }: Traits): boolean =>
  tokens ?? purposes?.includes(purpose) ?? false;

const decideOnOperation = (
  { operations, unmatched }: LooksAt,
  { operation }: Traits,
  asksForTokens: boolean,
): Decision | undefined => {
  if (operation === undefined) return unmatched || asksForTokens ? undefined : UNMATCHED;
  return operations && !operations.includes(operation) ? OTHER_OPERATION : undefined;
};

const decideOnParts = ({ parts, statuses, unanswered }: LooksAt, missing: number): Decision => {
  if ((missing & NO_ANSWER) !== 0) {
    if (unanswered) return JUDGE;
    if (statuses || parts.some((part) => part.startsWith('response.'))) return NEVER_CAME;
  }
  for (const part of parts) {
    for (const [bit, because] of MISSING[part]) {
      if ((missing & bit) === 0) continue;
      return (missing & OF_PACT) === 0 || (bit & CONTENT) === 0 ? couldNotTell(because) : UNSAID;
    }
  }
  return JUDGE;
};

interface Decidable {
  readonly looksAt: LooksAt;
  readonly off: boolean;
}

const missingOf = ({ request, response, source }: Exchange): number => {
  let missing = request.body.isKept ? 0 : NO_REQUEST_BODY;
  if (!request.headers.isKept) missing |= NO_REQUEST_HEADERS;
  if (source === 'pact') missing |= OF_PACT;
  if (!response) return missing | NO_ANSWER;
  if (!response.raw) missing |= NO_RAW;
  if (!response.body.bytes) missing |= NO_BYTES;
  if (!response.headers.isKept) {
    missing |= NO_RESPONSE_HEADERS;
    if (!response.headers.has('content-type')) missing |= NO_TYPE;
  }
  // The raw bytes hold the body, and those who ask for either look there first.
  if (response.body.coded?.problem !== undefined) missing |= UNDECODED;
  else if (!response.body.isKept && !response.raw) missing |= NO_RESPONSE_BODY;
  return missing;
};

const statusOf = ({ response }: Exchange): number => {
  if (!response) return 0;
  const { status } = response;
  return Number.isInteger(status) && status >= 0 && status < OTHER_STATUS ? status : OTHER_STATUS;
};

/** Decides once for all exchanges of a kind which claims look at them. */
export class Plans {
  readonly #tallies: readonly ClaimTally[];
  readonly #operations: number;
  readonly #isAsked: IsAsked;
  readonly #plans = new Map<number, Plan>();

  constructor(tallies: readonly ClaimTally[], operations: number, isAsked: IsAsked = () => true) {
    this.#tallies = tallies;
    this.#operations = operations;
    this.#isAsked = isAsked;
  }

  /** @param exchange whose `match` is set */
  of(exchange: Exchange): Plan {
    const { match } = exchange;
    const operation = match.kind === 'operation' ? match.operation.index : this.#operations;
    const status = statusOf(exchange);
    const purpose = PURPOSE_INDEX.get(exchange.purpose) ?? FOREIGN;
    const missing = missingOf(exchange);
    // One number, for this is looked up once for every exchange: a text or a nested map would be made for each.
    const key =
      ((operation * (OTHER_STATUS + 1) + status) * (FOREIGN + 1) + purpose) * MISSING_COUNT +
      missing;
    const known = this.#plans.get(key);
    if (known) return known;
    const traits: Traits = {
      operation: match.kind === 'operation' ? match.operation.id : undefined,
      status,
      purpose: PURPOSES[purpose] ?? 'foreign',
      missing,
    };
    const plan = this.#make(operation, traits, this.#isAsked(exchange));
    this.#plans.set(key, plan);
    return plan;
  }

  /** What is not asked for, monitors hear all the same: a story has no gaps. */
  #make(operation: number, traits: Traits, isAsked: boolean): Plan {
    const [checks, monitors]: [ClaimTally[], ClaimTally[]] = [[], []];
    const decided: Plan['decided'][number][] = [];
    for (const tally of this.#tallies) {
      const { looksAt, kind } = tally.claim;
      const decision = decideOn({ looksAt, off: tally.off }, traits);
      if (!isAsked && !(kind === 'monitor' && decision.outcome === 'judge'))
        decided.push({ tally, decision: tally.off ? OFF : NOT_ASKED });
      else if (decision.outcome !== 'judge') decided.push({ tally, decision });
      else if (kind === 'check') checks.push(tally);
      else monitors.push(tally);
    }
    return { operation, checks, monitors, decided, count: 0 };
  }

  /** Counts for every claim what was decided without it; at the end, once. */
  settle(): void {
    for (const { decided, count } of this.#plans.values()) {
      for (const { tally, decision } of decided) {
        tally.notJudged(decision.outcome, decision.because, count);
      }
    }
  }
}
