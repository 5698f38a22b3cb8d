import type { Contract } from '../../model/contract.js';
import type { LintFinding } from '../../model/lint.js';
import { loadedFrom } from '../loaded.js';
import { judgements } from './judgements.js';
import { rules } from './rules/index.js';
import { LintView } from './view.js';

/**
 * The gaps of the document that a contract was loaded from, in document order: those that can be
 * found in any document, and for the one document that people have read, what they found in it.
 */
export const lint = (contract: Contract): readonly LintFinding[] => {
  const { root, documents, dialect } = loadedFrom(contract);
  const view = new LintView(root, documents, dialect);
  const found = rules.flatMap((rule) =>
    rule.find(view).map(({ pointer }) => ({ ...rule, rule: rule.id, pointer })),
  );
  const judged = judgements(contract.document.sha256).map((each) => ({ ...each, rule: each.id }));
  return [...found, ...judged]
    .map(({ rule, row, pointer, title, ask }): LintFinding => {
      const position = documents.locate(pointer) ?? { file: root.file.shown, line: 1, column: 1 };
      return { rule, row, pointer, position, severity: 'info', ledger: 'gap', title, ask };
    })
    .sort((one, other) => one.position.line - other.position.line || one.row - other.row);
};
