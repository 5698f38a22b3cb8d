import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding } from '../../model/finding.js';
import type { Report } from '../../model/report.js';
import { check } from '../check.js';
import { SILENT } from '../ports.js';
import { type InputOf, settingsOf } from '../settings.js';

/** The text of a recording. */
export const har = (entries: readonly unknown[], creator: object = { name: 'x', version: '1' }) =>
  JSON.stringify({ log: { version: '1.2', creator, entries } });

/** Judges files that are written for it into a folder of their own; the first of them is a recording. */
export const checkedFiles = async (
  files: Readonly<Record<string, string | Uint8Array>>,
  input: Partial<InputOf<'check'>> = {},
): Promise<Report> => {
  const folder = mkdtempSync(join(tmpdir(), 'checked-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    const [first = ''] = Object.keys(files);
    const settings = settingsOf('check', { format: [], ...input }, {});
    return (await check([join(folder, first)], settings, SILENT)).report;
  } finally {
    rmSync(folder, { recursive: true });
  }
};

export const checked = (
  entries: readonly unknown[],
  input: Partial<InputOf<'check'>> = {},
): Promise<Report> => checkedFiles({ 'a.har': har(entries) }, input);

/** What is held against the provider: errors and warnings, gaps apart. */
export const weighty = ({ findings }: Report): readonly Finding[] =>
  findings.filter(
    ({ severity, side, ledger }) => severity !== 'info' && side !== 'request' && ledger !== 'gap',
  );

export const checksOf = (report: Report): readonly string[] => [
  ...new Set(weighty(report).map(({ check: id }) => id)),
];
