import type { Place } from '../documents.js';
import type { LintView } from './view.js';

/** A gap that can be found in any document. */
export interface LintRule {
  readonly id: string;
  readonly row: number;
  /** What is missing, as a sentence; the place says where. */
  readonly title: string;
  /** What to ask the vendor. */
  readonly ask: string;
  find(view: LintView): readonly Place[];
}

export const defineRule = (rule: LintRule): LintRule => rule;
