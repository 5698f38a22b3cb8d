import type { ConformanceError } from '../model/error.js';
import type { Finding } from '../model/finding.js';
import type { HostSeen, RunVerdict } from '../model/report.js';
import { withoutTail } from '../model/tail.js';
import type { Operations } from './operations.js';
import type { ClaimTally } from './claim-tally.js';

export interface Outcome {
  readonly verdict: RunVerdict;
  /** One sentence for people; empty only where the verdict is `conforms`. */
  readonly reason: string;
}

export interface Facts {
  readonly gate: 'error' | 'warning';
  /** The findings at or above the gate. */
  readonly gating: readonly Finding[];
  readonly tallies: readonly ClaimTally[];
  readonly operations: Operations;
  /** Why the run ended before its end. */
  readonly cutShort?: string | undefined;
  /** What was to be judged was recorded elsewhere: it was not cut short, but there is not all of it. */
  readonly isRecorded?: boolean;
  readonly error?: ConformanceError | undefined;
  /** What had to be seen and was not. */
  readonly missing: readonly string[];
}

const couldNotTell = (reason: string): Outcome => ({ verdict: 'could-not-tell', reason });

/** Whether the run conforms, and if not, what to do or where to look. */
export const outcomeOf = (facts: Facts): Outcome => {
  const { error, cutShort } = facts;
  if (facts.gating.length > 0) {
    return { verdict: 'does-not-conform', reason: failure(facts) };
  }
  if (error) return couldNotTell(sentence(`${error.message}: ${error.next}`));
  if (cutShort !== undefined) {
    const what = facts.isRecorded ? 'not all is there to judge' : 'the run was cut short';
    return couldNotTell(sentence(`${what}: ${cutShort}`));
  }
  const why = nothingJudged(facts) ?? noErrorJudged(facts.tallies);
  const because = why ?? evidence(facts.missing);
  return because === undefined
    ? { verdict: 'conforms', reason: '' }
    : couldNotTell(sentence(because));
};

/** The first piece that is missing, and how many there are. */
const evidence = ([first, ...more]: readonly string[]): string | undefined => {
  if (first === undefined) return undefined;
  const rest = more.length === 0 ? '' : ` (and ${more.length} more that the report names)`;
  return `evidence is missing: ${first}${rest}`;
};

const failure = ({ gating, gate }: Facts): string => {
  const [first] = gating;
  if (!first) return '';
  const what = gate === 'error' ? 'errors' : 'errors and warnings';
  const where = first.operation === null ? '' : ` in ${first.operation}`;
  const rule = `against the rule “${first.title.replace(/\.$/, '')}”`;
  return gating.length === 1
    ? `There is one ${first.severity}${where}, ${rule}.`
    : `There are ${gating.length} ${what}; the first one is${where ? `${where},` : ''} ${rule}.`;
};

/**
 * What a caller sent, or what the document leaves out, says nothing about the provider; a pact asks for what it is to do.
 * Nor is it enough that a check of the user's own could judge.
 */
const isOfProvider = ({ claim, off }: ClaimTally): boolean =>
  !off &&
  claim.own === undefined &&
  (claim.asks === undefined || claim.asks === 'pact') &&
  claim.ledger !== 'gap';

const judged = (tallies: readonly ClaimTally[]): number =>
  tallies.reduce((sum, { pass, fail }) => sum + pass + fail, 0);

const nothingJudged = ({ tallies, operations }: Facts): string | undefined => {
  if (operations.exchanges === 0 && operations.hosts.all.length === 0) {
    return 'there was nothing to judge: no exchange was made or found';
  }
  if (operations.matched === 0) return noneMatched(operations);
  const ofProvider = tallies.filter(isOfProvider);
  const counted = ofProvider.length > 0 ? ofProvider : tallies;
  if (judged(counted) > 0) return undefined;
  return `no check could judge any of ${operations.exchanges} exchanges${mostly(counted)}`;
};

const noneMatched = ({ hosts, paths }: Operations): string => {
  const { all, isForeign } = hosts;
  const none = 'no request is of an operation of the document';
  const [most] = [...all].sort((one, other) => other.below - one.below);
  if (most === undefined) return `${none}: only tokens were asked for`;
  if (most.base !== null) {
    const how = isForeign ? 'with --base-url' : 'in --target';
    return `${none}; ${most.below} of ${requestsTo(all)} would be below ${most.base}: name it ${how}`;
  }
  const what = isForeign ? 'another recording' : 'another --target';
  return `${none}, whose paths are like ${paths[0] ?? '/'}; they went to ${namesOf(all)}: name ${what}, or another document with --spec`;
};

const requestsTo = (hosts: readonly HostSeen[]): number =>
  hosts.reduce((sum, { requests }) => sum + requests, 0);

const NAMED = 3;

const namesOf = (hosts: readonly HostSeen[]): string => {
  const names = hosts.slice(0, NAMED).map(({ origin }) => origin.slice(0, 200));
  const more = hosts.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
};

const noErrorJudged = (tallies: readonly ClaimTally[]): string | undefined => {
  const errors = tallies.filter((each) => each.severity === 'error' && isOfProvider(each));
  if (errors.length === 0 || judged(errors) > 0) return undefined;
  return `no check of severity error could judge anything${mostly(errors)}`;
};

/** The most frequent reason: of those that could not tell, else of those that do not apply. */
const mostly = (tallies: readonly ClaimTally[]): string => {
  for (const outcome of ['could-not-tell', 'not-applicable'] as const) {
    const sums = new Map<string, number>();
    for (const { because, count } of tallies.flatMap((each) => each.reasons(outcome))) {
      sums.set(because, (sums.get(because) ?? 0) + count);
    }
    const [most] = [...sums].sort((a, b) => b[1] - a[1]);
    if (most) return `, mostly because ${most[0]}`;
  }
  return '';
};

const sentence = (clause: string): string => {
  const text = withoutTail(clause.trim(), '. \t\r\n');
  // An address at the beginning stays as it is.
  if (/^\w+:/.test(text)) return `${text}.`;
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
};
