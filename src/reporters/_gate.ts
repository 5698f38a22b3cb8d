import type { Report } from '../model/report.js';
import { kindOf } from './_causes.js';
import type { Finding } from '../model/finding.js';

/** Whether a finding decides the verdict: it is at or above the gate, not waived and no gap. */
export const fails = ({ run }: Report, finding: Finding): boolean => {
  const kind = kindOf(finding);
  return kind === 'error' || (kind === 'warning' && run.gate === 'warning');
};
