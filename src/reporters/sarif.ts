import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { cut, jsonText, visible } from '../model/escape.js';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import { defineReporter } from '../model/reporter.js';
import { kindOf } from './_causes.js';
import { reasonOf } from './_words.js';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', info: 'note', gap: 'note' } as const;

/** Text of a message: brackets would make links and braces placeholders (SARIF 2.1.0 §3.11.5, §3.11.6). */
const message = (text: string): { readonly text: string } => ({
  text: visible(cut(text, 1_000))
    .replace(/[\\[\]]/g, '\\$&')
    .replace(/[{}]/g, '$&$&'),
});

/** A file as a URI reference (RFC 3986 §4.1): relative to the root of the sources where the path is. */
const uriOf = (path: string): string => {
  const segments = path.replaceAll('\\', '/').toWellFormed().split('/').map(encodeURIComponent);
  const encoded = segments.join('/').replace(/^\/+/, '');
  if (/^([A-Za-z]%3A)?\//.test(path.replace(/^([A-Za-z]):/, '$1%3A').replaceAll('\\', '/'))) {
    return `file:///${encoded.replace(/^([A-Za-z])%3A/, '$1:')}`;
  }
  return encoded.replace(/^(\.\/)+/, '');
};

/** The rules: every check that ran, and every check that found something. */
const rulesOf = (report: Report): readonly ReportingDescriptor[] => {
  const rules = new Map<string, ReportingDescriptor>();
  for (const { check, severity, title, clause } of report.checks) {
    rules.set(check, {
      id: check,
      shortDescription: message(title ?? check),
      ...(clause === undefined ? {} : { fullDescription: message(clause) }),
      defaultConfiguration: { level: LEVELS[severity] },
    });
  }
  for (const finding of report.findings) {
    if (rules.get(finding.check)?.help) continue;
    rules.set(finding.check, {
      ...(rules.get(finding.check) ?? { id: finding.check }),
      shortDescription: message(finding.title),
      fullDescription: message(finding.why),
      help: message(finding.fix),
      properties: { tags: [finding.ledger] },
    });
  }
  return [...rules.values()];
};

const locationOf = (report: Report, { position, operation, at }: Finding): Location => {
  const region = position && {
    region: { startLine: Math.max(1, position.line), startColumn: Math.max(1, position.column) },
  };
  const name = visible(cut([operation ?? 'no operation', at].join(' '), 400));
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(position?.file ?? report.document.path) },
      ...region,
    },
    logicalLocations: [{ fullyQualifiedName: name, kind: 'member' }],
  };
};

const resultOf = (report: Report, finding: Finding, ruleIndex: number): Result => {
  const { check, severity, ledger, expected, actual, title, count, waivedBy, fingerprint } =
    finding;
  const plain = (text: string) => visible(cut(text, 1_000));
  return {
    ruleId: check,
    ruleIndex,
    level: ledger === 'gap' ? LEVELS.gap : LEVELS[severity],
    message: message(
      `${title.replace(/\.$/, '')}: expected ${cut(expected, 300)}, got ${cut(actual, 300)}`,
    ),
    locations: [locationOf(report, finding)],
    partialFingerprints: { 'conformance/v1': fingerprint },
    occurrenceCount: Math.max(1, count),
    ...(waivedBy === null
      ? {}
      : { suppressions: [{ kind: 'external' as const, justification: plain(waivedBy) }] }),
    properties: {
      kind: kindOf(finding),
      side: finding.side,
      at: plain(finding.at),
      clause: plain(finding.clause),
      why: plain(finding.why),
      fix: plain(finding.fix),
      ...(finding.notWaived === undefined ? {} : { notWaived: plain(finding.notWaived) }),
      curl: cut(finding.curl, 4_000),
    },
  };
};

const logOf = (report: Report): Log => {
  const rules = rulesOf(report);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { ...report.tool, rules: [...rules] } },
        invocations: [
          {
            executionSuccessful: report.verdict !== 'could-not-tell',
            startTimeUtc: report.run.startedAt,
            properties: {
              verdict: report.verdict,
              sentence: visible(cut(reasonOf(report), 2_000)),
            },
          },
        ],
        artifacts: [
          {
            location: { uri: uriOf(report.document.path) },
            hashes: { 'sha-256': report.document.sha256 },
          },
        ],
        columnKind: 'utf16CodeUnits',
        results: report.findings.map((finding) =>
          resultOf(report, finding, indexes.get(finding.check) ?? -1),
        ),
      },
    ],
  };
};

/** Results with the document's file and line, for code hosts that show them there. */
export default defineReporter({
  name: 'sarif',
  title: 'results for a code host',
  file: 'report.sarif',
  render: (report) => `${jsonText(logOf(report), 2)}\n`,
});
