import { terminal } from '../model/escape.js';
import type { LintFinding } from '../model/lint.js';
import { lint } from '../openapi/lint/lint.js';
import { contractOf } from './conduct.js';
import type { Hooks } from './hooks.js';
import { type Page, printPage } from './page.js';
import { resolveSettings, type JudgeOptions } from './settings.js';

export interface LintOptions extends Pick<JudgeOptions, 'spec' | 'config'>, Page {}

/** Places that are named for one gap before the rest is counted. */
const NAMED = 5;

/** Prints the gaps of a document. @returns 0: a gap never gates */
export const printLint = async (
  { format, reports, ...options }: LintOptions,
  hooks: Hooks,
): Promise<number> => {
  const settings = resolveSettings({ ...options, profile: 'published' }, hooks.env, Date.now());
  const findings = lint(await contractOf(settings));
  printPage('lint', { format, reports }, hooks.out, {
    json: findings,
    text: () => asText(findings),
  });
  return 0;
};

const asText = (findings: readonly LintFinding[]): string => {
  const groups = byRule(findings);
  const parts = [...groups.values()].map(groupText);
  return `${parts.join('\n')}\n${findings.length} gaps of ${groups.size} kinds; none of them fails a run\n`;
};

const groupText = (group: readonly LintFinding[]): string => {
  const [first] = group;
  if (!first) return '';
  const places = group.slice(0, NAMED).map(({ position, pointer }) => {
    const { file, line, column } = position;
    return `  ${terminal(file)}:${line}:${column}  ${terminal(pointer)}\n`;
  });
  const rest = group.length > NAMED ? `  and ${group.length - NAMED} more\n` : '';
  const gap = first.gap === first.rule ? '' : ` (gap ${first.gap})`;
  return `${first.rule}${gap}: ${first.title}\n${places.join('')}${rest}  ask: ${first.ask}\n`;
};

const byRule = (findings: readonly LintFinding[]): ReadonlyMap<string, readonly LintFinding[]> => {
  const groups = new Map<string, LintFinding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.rule);
    if (group) group.push(finding);
    else groups.set(finding.rule, [finding]);
  }
  return groups;
};
