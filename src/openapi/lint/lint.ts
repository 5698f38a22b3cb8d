import type { Contract } from '../../model/contract.js';
import type { LintFinding } from './finding.js';
import type { Position } from '../../model/document.js';
import { judgements, readGaps } from './gaps.js';
import { rules } from './rules/index.js';
import { LintView } from './view.js';

/** A gap that was found when the document was read. */
interface Read {
  readonly rule: string;
  readonly gap: string;
  readonly pointer: string;
  readonly position: Position;
  readonly title: string;
  readonly ask: string;
}

/**
 * The gaps of the document that a contract was loaded from, in document order: those that can be
 * found in any document, what was odd when it was read, and for the one document that people have
 * read, what they found in it.
 * @param gaps path of the table of gaps
 */
export const lint = (contract: Contract, gaps?: string): readonly LintFinding[] => {
  const view = new LintView(contract.tree);
  const found = rules.flatMap((rule) =>
    rule.find(view).map(({ pointer }) => ({ ...rule, rule: rule.id, pointer })),
  );
  const table = readGaps(gaps);
  const order = new Map(Object.keys(table.gaps).map((id, index) => [id, index]));
  const judged = judgements(table, contract.document.sha256).map((each) => ({
    ...each,
    rule: each.gap,
  }));
  const read: readonly Read[] = contract.gaps.map(({ kind, what, pointer, position }) => ({
    ...{ rule: kind, gap: kind, pointer, position, title: what },
    ask: table.gaps[kind]?.ask ?? '',
  }));
  return [...found, ...judged, ...read]
    .map(({ rule, gap, pointer, title, ask, ...known }): LintFinding => {
      const written = 'position' in known ? known.position : undefined;
      const position = written ?? contract.locate(pointer) ?? contract.tree.root.position;
      return { rule, gap, pointer, position, severity: 'info', ledger: 'gap', title, ask };
    })
    .sort(
      (one, other) =>
        one.position.line - other.position.line ||
        (order.get(one.gap) ?? 0) - (order.get(other.gap) ?? 0),
    );
};
