import type { Contract } from '../model/contract.js';
import type { EvidenceDemands, Exclusion, RunPlan, SeenEvidence } from '../model/evidence.js';
import type {
  Leftover,
  OperationSummary,
  ProbeOutcome,
  Requirement,
  RunInfo,
} from '../model/report.js';
import type { EvidenceTally } from './evidence-tally.js';

/** What a source has said of itself by its end. */
export interface Ending {
  /** Of a live run; undefined: it did not say what it set out to see. */
  readonly plan: RunPlan | undefined;
  readonly probes: readonly ProbeOutcome[];
  readonly leftovers: readonly Leftover[];
}

/** What the rule of evidence looks at. */
export interface EvidenceFacts extends Ending {
  readonly contract: Contract;
  readonly tally: EvidenceTally;
  readonly operations: readonly OperationSummary[];
  /** Requests that match nothing, and would below another base. */
  readonly below: number;
  readonly requirements: readonly Requirement[];
  readonly command: RunInfo['command'];
  /** Operations that alone are judged; undefined: all. */
  readonly only: readonly string[] | undefined;
  /** Operations that the settings leave out, besides those of the plan. */
  readonly exclusions: readonly Exclusion[];
  readonly demands: EvidenceDemands;
}

/** What a verdict stands on, and what is missing of it. */
export const seenEvidence = (facts: EvidenceFacts): SeenEvidence => {
  const { tally, operations, requirements } = facts;
  const pairs = operations.flatMap(({ id, documented, statuses }) =>
    documented.map((key) => isAsked(facts, id) && seesStatus(key, Object.keys(statuses))),
  );
  const count = <T>(all: readonly T[], of: (each: T) => boolean) => all.filter(of).length;
  const seen = {
    operations: count(tally.operations, ({ served }) => served > 0),
    statuses: [count(pairs, Boolean), pairs.length],
    requirements: [
      count(requirements, ({ status }) => status !== 'not-exercised'),
      requirements.length,
    ],
    content: [
      tally.operations.reduce((sum, { content }) => sum + content, 0),
      tally.operations.reduce((sum, { answers }) => sum + answers, 0),
    ],
    unanswered: tally.sums.unanswered,
    excluded: exclusionsOf(facts).map(inWords),
  } as const;
  return { ...seen, missing: [...ruled(facts), ...demanded(facts, seen)] };
};

const seesStatus = (key: string, statuses: readonly string[]): boolean =>
  statuses.some((status) => {
    if (key === 'default') return true;
    return /^[1-5]XX$/i.test(key) ? status.startsWith(key.slice(0, 1)) : status === key;
  });

const isAsked = ({ only }: Pick<EvidenceFacts, 'only'>, id: string): boolean =>
  only?.includes(id) ?? true;

const inWords = ({ operation, owner, reason, expires }: Exclusion): string =>
  `${operation} is left out until ${expires} (${owner}: ${reason})`;

const exclusionsOf = ({ plan, exclusions }: EvidenceFacts): readonly Exclusion[] => {
  const own = plan?.exclusions ?? [];
  const names = new Set(own.map(({ operation }) => operation));
  return [...own, ...exclusions.filter(({ operation }) => !names.has(operation))];
};

/** A recording of ours is held to the rule of the run that it is of; what is of nobody to that of recordings. */
const ruled = (facts: EvidenceFacts): readonly string[] => {
  const { command, tally } = facts;
  if (command === 'pact check' || command === 'pact verify') return [];
  const { own, foreign } = tally.sums;
  const isLive = command === 'run' || own > 0;
  const isRecorded = command !== 'run' && (foreign > 0 || own === 0);
  return [...(isLive ? live(facts) : []), ...(isRecorded ? recorded(facts) : [])];
};

const live = (facts: EvidenceFacts): readonly string[] => [
  ...notServed(facts),
  ...notEnded(facts),
  ...notAnswered(facts),
];

const recorded = (facts: EvidenceFacts): readonly string[] => [
  ...withoutContent(facts),
  ...notUnderstood(facts),
  ...notReadAgain(facts),
];

/** Each operation of the plan that is not left out has served a valid request, content and all. */
const notServed = (facts: EvidenceFacts): readonly string[] => {
  const { plan, tally, contract } = facts;
  if (!plan) return ['the run did not say what it set out to see: record it again'];
  const left = new Set(exclusionsOf(facts).map(({ operation }) => operation));
  return contract.operations
    .filter(({ id, index }) => {
      const isWanted = plan.operations.includes(id) && !left.has(id) && isAsked(facts, id);
      return isWanted && (tally.operations[index]?.served ?? 0) === 0;
    })
    .map(({ id }) => `${id} served no valid request: see what it answered, and mend that first`);
};

const MOST = 5;

/** Every probe came to its end, and nothing of ours is left. */
const notEnded = ({ probes, leftovers }: EvidenceFacts): readonly string[] => {
  const missing = probes.filter(({ isMissing }) => isMissing);
  const told = missing
    .slice(0, MOST)
    .map(({ id, reason }) => `the probe ${id} did not come to its end: ${reason}`);
  const more = missing.length - told.length;
  if (more > 0) told.push(`${more} more probes did not come to their end`);
  if (leftovers.length === 0) return told;
  const clients = leftovers.length === 1 ? 'one client' : `${leftovers.length} clients`;
  return [...told, `${clients} of the run may be left: delete what the report names`];
};

/** Every valid request was answered in the end, by the API itself. */
const notAnswered = ({ tally }: EvidenceFacts): readonly string[] => {
  const { lost, hidden, refused, suspected } = tally.sums;
  const told: string[] = [];
  if (suspected > 0)
    told.push(
      `what was read looked wrong ${times(suspected)}, and was not read again after the time that a fresh state may take: run again, all probes`,
    );
  if (lost > 0)
    told.push(`${requests(lost)} never answered: run again when the way to the target is good`);
  if (refused > 0)
    told.push(
      `${requests(refused)} refused with 401, 403 or 429: check the token, its rights, institution and partner`,
    );
  if (hidden > 0)
    told.push(
      `${requests(hidden)} answered by a gateway, not by the API: run again when the environment is up`,
    );
  return told;
};

const requests = (count: number): string =>
  count === 1 ? 'one valid request was' : `${count} valid requests were`;

/** Some success was there with its content, and of each operation that declares content at least every other one. */
const withoutContent = (facts: EvidenceFacts): readonly string[] => {
  const { tally, contract, operations } = facts;
  const left = new Set(exclusionsOf(facts).map(({ operation }) => operation));
  const declares = contract.operations.some(({ responses }) =>
    responses.some(({ key, content }) => /^(?:2|default)/i.test(key) && content.length > 0),
  );
  const some = tally.operations.some(({ whole, served }) => (declares ? whole : served) > 0);
  if (!some && operations.some(({ exchanges }) => exchanges > 0))
    return [
      'no success was recorded with its content: record with content, and a call that succeeds',
    ];
  return contract.operations.flatMap(({ id, index }) => {
    const { successes, whole } = tally.operations[index] ?? { successes: 0, whole: 0 };
    if (left.has(id) || whole * 2 >= successes) return [];
    return [
      `the content of ${whole} of ${successes} successes of ${id} was recorded: record with content`,
    ];
  });
};

/** No more requests look like the document's and match nothing than match. */
const notUnderstood = ({ below, operations }: EvidenceFacts): readonly string[] => {
  const matched = operations.reduce((sum, { exchanges }) => sum + exchanges, 0);
  if (below <= matched) return [];
  return [
    `${below} requests look like the document's and match none of its paths, ${matched} match: name their base with --base-url`,
  ];
};

/** Where an older state was read, a later read decides. */
const notReadAgain = ({ tally }: EvidenceFacts): readonly string[] => {
  const { suspected, foreign } = tally.sums;
  if (suspected === 0 || foreign === 0) return [];
  return [
    `what was read looked wrong ${times(suspected)}, and the recording holds no read after the time that a fresh state may take: record for longer`,
  ];
};

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`);

/** What the settings ask for besides. */
const demanded = (
  { demands, tally, contract }: EvidenceFacts,
  seen: Pick<SeenEvidence, 'statuses' | 'requirements' | 'content'>,
): readonly string[] => {
  const unseen = (demands.operations ?? []).filter((id) => {
    const operation = contract.operations.find((each) => each.id === id);
    return ((operation && tally.operations[operation.index]?.served) ?? 0) === 0;
  });
  const shares = (['statuses', 'requirements', 'content'] as const).flatMap((name) => {
    const asked = demands[name];
    const [found, all] = seen[name];
    if (asked === undefined || found >= asked * all) return [];
    return [
      `${found} of ${all} ${NOUNS[name]} were seen, and the settings ask for ${percent(asked)}`,
    ];
  });
  return [...unseen.map((id) => `${id} was not served, and the settings ask for it`), ...shares];
};

const NOUNS = {
  statuses: 'documented statuses',
  requirements: 'requirements',
  content: 'answers with content',
} as const;

const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`;
