import type {
  Change,
  ChangePlace,
  ChangeVerdict,
  Compared,
  DiffReport,
  Hurt,
} from '../../app/diff.js';

export const VERDICT_SENTENCES: Readonly<Record<ChangeVerdict, string>> = {
  breaking: 'it breaks',
  undecided: 'nobody can tell whether it breaks',
  withdrawn: 'nothing breaks, and something documented is gone',
  safe: 'nothing breaks',
};

/** `2 breaking, 1 withdrawn`; those that were waived apart. */
export const countsOf = ({ changes }: DiffReport): string => {
  const counts = new Map<string, number>();
  for (const { verdict, waivedBy } of changes) {
    const word = waivedBy === null ? verdict : 'waived';
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const words = [...counts].map(([word, count]) => `${count} ${word}`);
  return words.length === 0 ? 'no changes' : words.join(', ');
};

/** What the verdict says, what it counts, and whom it hurts. */
export const reasonText = (report: DiffReport): string =>
  `${VERDICT_SENTENCES[report.verdict]} (${countsOf(report)})${consumersText(report)}`;

export const verdictSentence = ({ report }: Pick<Compared, 'report'>): string =>
  `${report.verdict}: ${reasonText(report)}`;

/** What breaks on paper, and breaks nobody who is known; empty: nobody was asked. */
export const consumersText = ({ changes }: DiffReport): string => {
  const hurts = changes.flatMap((each) =>
    each.verdict === 'breaking' && each.waivedBy === null && each.hurts ? [each.hurts] : [],
  );
  if (hurts.length === 0) return '';
  const harmless = hurts.filter((each) => !isHurting(each));
  const unused = harmless.filter(({ used }) => !used).length;
  return `; of those that break, ${harmless.length} hurt${harmless.length === 1 ? 's' : ''} no known consumer${unused === 0 ? '' : ` (${unused} used by none)`}`;
};

export const placeText = (place: ChangePlace | null): string =>
  place === null ? '' : `${place.file}:${place.line}`;

/** The operations that a change touches: the first few. */
export const operationsText = ({ operations }: Change): string => {
  const shown = operations.slice(0, 5).join(', ');
  return operations.length > 5 ? `${shown} and ${operations.length - 5} more` : shown;
};

const MAX_MESSAGE = 600;

export const witnessText = ({ witness }: Change, length = MAX_MESSAGE): string | undefined => {
  if (!witness) return undefined;
  const text = JSON.stringify(witness.message);
  return text.length <= length ? text : `${text.slice(0, length)}…`;
};

/** Whether a change weighs what its verdict does. */
export const isUsual = ({ verdict, severity }: Change): boolean =>
  verdict === 'withdrawn'
    ? severity !== 'info'
    : severity === (verdict === 'safe' ? 'info' : 'error');

const isHurting = ({ pacts, traffic }: Hurt): boolean =>
  (pacts?.length ?? 0) + (traffic?.calls ?? 0) > 0;

/** Who is hurt, one line each; empty: nobody was asked. */
export const hurtLines = (hurts: Hurt | null): readonly string[] => {
  if (!hurts) return [];
  const { pacts, traffic, used } = hurts;
  if (!isHurting(hurts))
    return [used ? 'no known consumer, though some use it' : 'nobody: no known consumer uses it'];
  const calls = traffic?.calls ?? 0;
  const seen =
    calls > 0
      ? [`${calls} recorded call${calls === 1 ? '' : 's'}, first ${traffic?.first ?? ''}`]
      : [];
  return [...(pacts ?? []).map((each) => `the interaction ${each}`), ...seen];
};
