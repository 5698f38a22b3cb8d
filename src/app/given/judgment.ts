import { fails, type Finding } from '../../model/finding.js';
import type { Evidence, Report, RunVerdict, Summary } from '../../model/report.js';
import type { Check, Monitor } from '../../model/check.js';

/** What was judged, and what comes of it. */
export interface Judgment {
  readonly verdict: RunVerdict;
  /** One clause; empty only where the verdict is `conforms`. */
  readonly reason: string;
  /** Whose operation the exchange is; of a story, and of a request of none, null. */
  readonly operation: string | null;
  /** What fails comes first. */
  readonly findings: readonly Finding[];
  /** Checks that could not tell, and why. */
  readonly couldNotTell: readonly {
    readonly check: string;
    readonly because: string;
    readonly count: number;
  }[];
  /** What had to be there and was not: each piece makes a verdict that is no `conforms`. */
  readonly missing: readonly string[];
  /** The exchanges that findings cite, without their secrets. */
  readonly evidence: readonly Evidence[];
  readonly evaluations: Summary['evaluations'];
}

/** What fails decides, then what is missing. */
export const verdictOf = (
  findings: readonly Finding[],
  [missing]: readonly string[],
  gate: 'error' | 'warning',
): Pick<Judgment, 'verdict' | 'reason'> => {
  const [first, ...more] = findings.filter((finding) => fails(finding, gate));
  if (first) {
    const rest = more.length === 0 ? '' : ` (and ${more.length} more)`;
    const { at, expected, actual } = first;
    return { verdict: 'does-not-conform', reason: `${at}: ${expected}, not ${actual}${rest}` };
  }
  if (missing !== undefined) return { verdict: 'could-not-tell', reason: missing };
  return { verdict: 'conforms', reason: '' };
};

/** Of one exchange the monitors are not asked: they are about several. */
export const openIn = (
  { checks }: Report,
  claims: readonly (Check | Monitor)[],
  isAlone: boolean,
): Judgment['couldNotTell'] => {
  const kinds = new Map(claims.map(({ id, kind }) => [id, kind]));
  return checks
    .filter(({ check }) => !isAlone || kinds.get(check) === 'check')
    .flatMap(({ check, reasons }) =>
      reasons
        .filter(({ outcome }) => outcome === 'could-not-tell')
        .map(({ because, count }) => ({ check, because, count })),
    );
};
