import { terminal } from '../../model/escape.js';
import type { Report } from '../../model/report.js';
import { recordingLines } from '../_recordings.js';
import { heading, paragraph, type Page } from './_text.js';

export const recordings = (page: Page, report: Report): readonly string[] => {
  const lines = recordingLines(report);
  if (lines.length === 0) return [];
  return [
    heading(page, 'Recorded', ''),
    '',
    ...lines.flatMap((line) => paragraph(page, terminal(line))),
  ];
};
