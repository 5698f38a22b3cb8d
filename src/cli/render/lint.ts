import { terminal } from '../../model/escape.js';
import type { LintFinding } from '../../app/outcome.js';

/** Places that are named for one gap before the rest is counted. */
const NAMED = 5;

/** The gaps of a document, rule by rule. */
export const lintText = (findings: readonly LintFinding[]): string => {
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
