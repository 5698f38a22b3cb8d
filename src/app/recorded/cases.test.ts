import { expect } from 'chai';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Report } from '../../model/report.js';
import { check } from '../check.js';
import { SILENT } from '../ports.js';
import { settingsOf } from '../settings.js';
import { checksOf } from './checked.testing.js';

const CASES = fileURLToPath(new URL('../../../src/app/recorded/cases', import.meta.url));

interface Case {
  readonly verdict: Report['verdict'];
  readonly checks?: readonly string[];
  /** Answers with content whose content was judged, of all. */
  readonly content: readonly [number, number];
  readonly passedOver?: number;
}

const WHOLE = { verdict: 'conforms', content: [4, 4] } satisfies Case;

/** Recordings of seven requests each, in the dialects of recorders that are in use. */
const EXPECTED: Readonly<Record<string, Case>> = {
  '01-axios-header-without-value-and-lowercase-method.har': WHOLE,
  '02-lowercase-method.har': WHOLE,
  '03-polly-numeric-header-value.har': WHOLE,
  '04-chrome-har-json-as-params.har': WHOLE,
  '05-one-foreign-entry-without-method.har': { ...WHOLE, passedOver: 1 },
  '06-no-response-headers.har': WHOLE,
  '07-truncated-body.har': { verdict: 'could-not-tell', content: [3, 4] },
  '08-body-discarded-size-0.har': { verdict: 'conforms', content: [3, 4] },
  '09-playwright-attach/recording.har': {
    verdict: 'does-not-conform',
    checks: ['body-matches-schema'],
    content: [4, 4],
  },
  '10-playwright.har.zip': WHOLE,
  '11-compressed.har.gz': WHOLE,
  '12-no-body-kept-at-all.har': { verdict: 'could-not-tell', content: [0, 4] },
  // It is read 18 ms after its deletion, and never again: that may be an older state.
  '13-null-time-deleted-still-readable.har': { verdict: 'could-not-tell', content: [5, 5] },
  '14-polly-gzip-as-hex-in-array.har': WHOLE,
};

const judged = async (file: string): Promise<Report> =>
  (await check([join(CASES, file)], settingsOf('check', { format: [] }, {}), SILENT)).report;

describe('a recording of the field', () => {
  for (const [file, { verdict, checks = [], content, passedOver = 0 }] of Object.entries(EXPECTED))
    it(`${file}: ${verdict}`, async () => {
      const report = await judged(file);
      const { evidence } = report.summary;
      expect({
        verdict: report.verdict,
        checks: checksOf(report),
        content: evidence.content,
        isComplete: report.operations.every(({ exchanges }) => exchanges > 0),
        passedOver: report.recordings?.[0]?.unreadable.length,
      }).to.deep.equal({ verdict, checks, content, isComplete: true, passedOver });
    });
});
