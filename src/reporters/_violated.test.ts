import { expect } from 'chai';
import type { Report } from '../model/report.js';
import { violatedWords } from './_violated.js';

const reportOf = (
  verdict: Report['verdict'],
  statuses: readonly Report['requirements'][number]['status'][],
  findings: Partial<Report['summary']['findings']>,
) =>
  ({
    verdict,
    requirements: statuses.map((status) => ({ status })),
    summary: { findings: { error: 0, warning: 0, info: 0, waived: 0, gap: 0, ...findings } },
  }) as unknown as Report;

describe('what is violated beside a verdict', () => {
  it('is said to decide nothing where the verdict conforms', () => {
    const report = reportOf('conforms', ['violated', 'violated', 'verified'], {
      gap: 3,
      warning: 7,
    });
    expect(violatedWords(report)).to.equal(
      '2 requirements, by warnings or gaps of the document, which decide nothing',
    );
  });

  it('needs no word where nothing is violated', () => {
    expect(violatedWords(reportOf('conforms', ['verified'], { gap: 1 }))).to.equal(undefined);
  });

  it('needs no word where it decides', () => {
    expect(violatedWords(reportOf('does-not-conform', ['violated'], { error: 1 }))).to.equal(
      undefined,
    );
  });
});
