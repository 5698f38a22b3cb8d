import type { Pointed } from '../place.js';
import type { LintView } from './view.js';

/** A gap that can be found in any document. */
export interface LintRule {
  readonly id: string;
  /** The id of the gap in `specs/gaps.yaml` that it finds. */
  readonly gap: string;
  /** What is missing, as a sentence; the place says where. */
  readonly title: string;
  /** What to ask the vendor. */
  readonly ask: string;
  /** Documents that show what it finds; a rule that the packaged document does not show has both. */
  readonly examples?: { readonly fires: readonly object[]; readonly silent: readonly object[] };
  find(view: LintView): readonly Pick<Pointed, 'pointer'>[];
}

export const defineRule = (rule: LintRule): LintRule => rule;
