import type { Report } from '../../model/report.js';
import { recordingLines } from '../_recordings.js';
import { markup, type Markup, NOTHING, section } from './_markup.js';

export const recordings = (report: Report): Markup => {
  const lines = recordingLines(report);
  const list = markup`<ul>${lines.map((line) => markup`<li>${line}</li>`)}</ul>`;
  return section('recordings', 'Recorded', lines.length === 0 ? NOTHING : list);
};
