import type { Contract } from '../../model/contract.js';
import type { LintFinding } from '../../model/lint.js';
import { judgements, readGaps } from './gaps.js';
import { rules } from './rules/index.js';
import { LintView } from './view.js';

/**
 * The gaps of the document that a contract was loaded from, in document order: those that can be
 * found in any document, and for the one document that people have read, what they found in it.
 */
export const lint = (contract: Contract): readonly LintFinding[] => {
  const view = new LintView(contract.tree);
  const found = rules.flatMap((rule) =>
    rule.find(view).map(({ pointer }) => ({ ...rule, rule: rule.id, pointer })),
  );
  const table = readGaps();
  const order = new Map(Object.keys(table.gaps).map((id, index) => [id, index]));
  const judged = judgements(table, contract.document.sha256).map((each) => ({
    ...each,
    rule: each.gap,
  }));
  return [...found, ...judged]
    .map(({ rule, gap, pointer, title, ask }): LintFinding => {
      const position = contract.locate(pointer) ?? contract.tree.root.position;
      return { rule, gap, pointer, position, severity: 'info', ledger: 'gap', title, ask };
    })
    .sort(
      (one, other) =>
        one.position.line - other.position.line ||
        (order.get(one.gap) ?? 0) - (order.get(other.gap) ?? 0),
    );
};
