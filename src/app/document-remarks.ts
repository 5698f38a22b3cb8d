import type { DocumentGap } from '../model/document.js';
import type { Remark } from '../engine/judge.js';

/** Gaps of one kind that are told one by one. */
const MOST = 20;

/** What was odd in single places of the document: it never gates, and a reader of the report must know it. */
export const documentRemarks = (gaps: readonly DocumentGap[]): readonly Remark[] => {
  const counts = new Map<DocumentGap['kind'], number>();
  const told = gaps.filter(({ kind }) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return count <= MOST;
  });
  const rest = gaps.length - told.length;
  return [...told.map(remarkOf), ...(rest > 0 ? [more(rest)] : [])];
};

const COMMON = {
  check: 'document-is-readable',
  operation: null,
  severity: 'info',
  ledger: 'gap',
  title: 'Every place of the document can be read.',
  clause: 'the document',
  why: 'What depends on such a place could not be told; all else was judged.',
  fix: 'Repair the document at this place, or change it with --overlay.',
  expected: 'a document without a gap',
} as const;

const remarkOf = ({ kind, what, pointer, position }: DocumentGap): Remark => ({
  ...COMMON,
  at: `document${pointer}`,
  actual: `${kind}: ${what}`,
  pointer,
  position,
});

const more = (count: number): Remark => ({
  ...COMMON,
  at: 'document',
  actual: `${String(count)} more, which \`conformance lint\` names`,
});
