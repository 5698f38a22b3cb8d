import { SEVERITIES, type Finding, type Ledger, type Severity } from '../model/finding.js';

/** Where a finding is counted; each is counted once (`Summary.findings`). */
export type Kind = Severity | 'gap' | 'waived';

export const KINDS: readonly Kind[] = [...SEVERITIES, 'gap', 'waived'];

/** Findings that one defect explains: the same claim broken in the same way, wherever. */
export interface Cause {
  readonly kind: Kind;
  readonly check: string;
  readonly ledger: Ledger;
  readonly side: Finding['side'];
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly clauses: readonly string[];
  readonly findings: readonly [Finding, ...Finding[]];
  /** How often it was seen, over all findings. */
  readonly count: number;
}

export const kindOf = ({ waivedBy, ledger, severity }: Finding): Kind => {
  if (waivedBy !== null) return 'waived';
  return ledger === 'gap' ? 'gap' : severity;
};

const keyOf = (finding: Finding): string => {
  const { check, ledger, side, title, why, fix } = finding;
  return JSON.stringify([kindOf(finding), check, ledger, side, title, why, fix]);
};

const causeOf = (findings: readonly [Finding, ...Finding[]]): Cause => {
  const { check, ledger, side, title, why, fix } = findings[0];
  return {
    kind: kindOf(findings[0]),
    check,
    ledger,
    side,
    title,
    why,
    fix,
    findings,
    clauses: [...new Set(findings.map(({ clause }) => clause))],
    count: findings.reduce((sum, { count }) => sum + count, 0),
  };
};

/** The causes, most severe first, and in the order in which they were first seen. */
export const causesOf = (findings: readonly Finding[]): readonly Cause[] => {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const group = groups.get(keyOf(finding));
    if (group) group.push(finding);
    else groups.set(keyOf(finding), [finding]);
  }
  return [...groups.values()]
    .map(causeOf)
    .sort((one, other) => KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind));
};

/** Who is at fault, where it is not the provider; otherwise empty. */
export const faultOf = ({ side, findings }: Cause): string => {
  if (side !== 'request') return '';
  return findings.every(({ exchanges }) => exchanges.length === 0)
    ? 'the configuration is at fault, not the provider'
    : 'the request is at fault, not the provider';
};

/** Findings of a cause that differ in place only. */
export interface Variant {
  readonly expected: string;
  readonly actual: string;
  readonly places: readonly [Finding, ...Finding[]];
}

/** The findings of a cause by what was expected and what was there instead. */
export const variantsOf = ({ findings }: Cause): readonly Variant[] => {
  const groups = new Map<string, [Finding, ...Finding[]]>();
  for (const finding of findings) {
    const key = JSON.stringify([finding.expected, finding.actual]);
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return [...groups.values()].map((places) => ({
    expected: places[0].expected,
    actual: places[0].actual,
    places,
  }));
};
