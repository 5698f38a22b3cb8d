import type { Position } from '../../model/contract.js';

/** One place where the document says less than its readers need. It never gates. */
export interface LintFinding {
  /** Kebab-case, permanent: `operation-without-security`. */
  readonly rule: string;
  /** The gap in `specs/gaps.yaml` that it belongs to. Kebab-case, permanent. */
  readonly gap: string;
  /** JSON pointer into the document, with a `#`. */
  readonly pointer: string;
  readonly position: Position;
  readonly severity: 'info';
  readonly ledger: 'gap';
  /** What is missing or unclear, as a sentence without a full stop. */
  readonly title: string;
  /** What to ask the vendor, as a question. */
  readonly ask: string;
}
