import type { Location, Log, ReportingDescriptor, Result } from 'sarif';
import { cut, visible } from '../model/escape.js';
import { jsonText } from './_escape.js';
import type { Finding } from '../model/finding.js';
import type { Report } from '../model/report.js';
import { defineReporter } from '../model/reporter.js';
import { kindOf } from './_causes.js';
import { shownAt, type SourcePlace } from './_source-place.js';
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

/** The section of a standard that makes a rule binding, where the whole world can read it. */
const helpUriOf = (clause: string): string | undefined => {
  const rfc = /\bRFC (\d{3,5})(?: §(\d{1,2}(?:\.\d{1,2}){0,4}))?/.exec(clause);
  if (!rfc) return undefined;
  const section = rfc[2] === undefined ? '' : `#section-${rfc[2]}`;
  return `https://www.rfc-editor.org/rfc/rfc${rfc[1] ?? ''}${section}`;
};

const linked = (clause: string | undefined) => {
  const uri = clause === undefined ? undefined : helpUriOf(clause);
  return uri === undefined ? {} : { helpUri: uri };
};

/** In words that code hosts know. */
const PROBLEMS = { error: 'error', warning: 'warning', info: 'recommendation' } as const;

/** The rules: every check that ran, and every check that found something. */
const rulesOf = (report: Report): readonly ReportingDescriptor[] => {
  const rules = new Map<string, ReportingDescriptor>();
  for (const { check, severity, ledger, title, clause } of report.checks) {
    rules.set(check, {
      id: check,
      shortDescription: message(title ?? check),
      ...(clause === undefined ? {} : { fullDescription: message(clause) }),
      ...linked(clause),
      defaultConfiguration: { level: LEVELS[severity] },
      properties: {
        tags: ledger === undefined ? [] : [ledger],
        'problem.severity': PROBLEMS[severity],
      },
    });
  }
  for (const finding of report.findings) {
    const known = rules.get(finding.check);
    if (known?.help) continue;
    rules.set(finding.check, {
      ...(known ?? { id: finding.check }),
      shortDescription: message(finding.title),
      fullDescription: message(finding.why),
      help: message(`${finding.fix} (${finding.clause}; conformance checks ${finding.check})`),
      ...linked(finding.clause),
      properties: {
        tags: [finding.ledger],
        'problem.severity': PROBLEMS[known ? finding.severity : 'info'],
        ...known?.properties,
      },
    });
  }
  return [...rules.values()];
};

const placeIn = (uri: string, place: SourcePlace | undefined): Location['physicalLocation'] => ({
  artifactLocation: { uri },
  ...(place ? { region: { startLine: place.line, startColumn: place.column } } : {}),
});

/** Among the user's own sources where that can be; where the document states it, besides. */
const locationsOf = (
  report: Report,
  finding: Finding,
): Pick<Result, 'locations' | 'relatedLocations'> => {
  const { position, operation, at } = finding;
  const place = shownAt(report, finding);
  const name = visible(cut([operation ?? 'no operation', at].join(' '), 400));
  const own = {
    physicalLocation: placeIn(uriOf(place?.file ?? report.document.path), place),
    logicalLocations: [{ fullyQualifiedName: name, kind: 'member' }],
  };
  if (!position || place?.file === position.file) return { locations: [own] };
  const stated = {
    line: Math.max(1, position.line),
    column: Math.max(1, position.column),
    file: '',
  };
  return {
    locations: [own],
    relatedLocations: [{ physicalLocation: placeIn(uriOf(position.file), stated) }],
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
    ...locationsOf(report, finding),
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
