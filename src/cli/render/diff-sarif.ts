import type { Log, ReportingDescriptor, Result } from 'sarif';
import type { Change, Compared } from '../../app/diff.js';
import { cut, visible } from '../../model/escape.js';
import { jsonText } from '../../reporters/_escape.js';
import { operationsText } from './diff-words.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;

/** Brackets would make links, and braces placeholders (SARIF 2.1.0 §3.11.5, §3.11.6). */
const message = (text: string): { readonly text: string } => ({
  text: visible(cut(text, 1_000))
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&'),
});

const uriOf = (path: string): string =>
  path.replaceAll('\\', '/').toWellFormed().split('/').map(encodeURIComponent).join('/');

/** Results on the lines of the new document; where a change is not there, on those of the old one. */
export const diffSarif = ({ report }: Compared): string => {
  const rules = rulesOf(report.changes);
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...report.tool, rules: [...rules] } },
        invocations: [{ executionSuccessful: report.verdict !== 'undecided' }],
        columnKind: 'utf16CodeUnits',
        results: report.changes.map((change) =>
          resultOf(
            change,
            rules.findIndex(({ id }) => id === change.kind),
          ),
        ),
      },
    ],
  };
  return `${jsonText(log, 2)}\n`;
};

const rulesOf = (changes: readonly Change[]): readonly ReportingDescriptor[] => {
  const kinds = new Map(changes.map((change) => [change.kind, change]));
  return [...kinds].map(([id, { why, fix }]) => ({
    id,
    shortDescription: message(id.replaceAll('-', ' ')),
    fullDescription: message(why),
    help: message(fix),
  }));
};

const resultOf = (change: Change, ruleIndex: number): Result => {
  const { kind, verdict, severity, title, at, fingerprint, waivedBy, witness } = change;
  const place = change.new ?? change.old;
  return {
    ruleId: kind,
    ruleIndex,
    level: LEVELS[severity],
    message: message(`${operationsText(change)} ${at}: ${title}`),
    locations: place
      ? [
          {
            physicalLocation: {
              artifactLocation: { uri: uriOf(place.file) },
              region: { startLine: Math.max(1, place.line) },
            },
          },
        ]
      : [],
    partialFingerprints: { 'change/v1': fingerprint },
    ...(waivedBy === null
      ? {}
      : { suppressions: [{ kind: 'external' as const, justification: visible(waivedBy) }] }),
    properties: { verdict, ...(witness ? { witness } : {}) },
  };
};
