import type { Report } from '../model/report.js';
import { counted } from './_words.js';

/**
 * Beside a verdict that conforms: what the violated requirements are violated by, for it decides nothing;
 * undefined: none is, or something does decide.
 */
export const violatedWords = ({ verdict, requirements, summary }: Report): string | undefined => {
  const violated = requirements.filter(({ status }) => status === 'violated').length;
  if (violated === 0 || verdict !== 'conforms') return undefined;
  const { warning, info, waived, gap } = summary.findings;
  const kinds = [
    warning > 0 ? 'warnings' : '',
    info > 0 ? 'information' : '',
    waived > 0 ? 'waived findings' : '',
    gap > 0 ? 'gaps of the document' : '',
  ].filter((kind) => kind !== '');
  const by = kinds.join(', ').replace(/, (?=[^,]*$)/, ' or ');
  return `${counted(violated, 'requirement')}, by ${by}, which decide nothing`;
};
