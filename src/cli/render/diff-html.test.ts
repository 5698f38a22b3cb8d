import { expect } from 'chai';
import { type Change, type Compared, diff } from '../../app/diff.js';
import { DOCUMENT } from '../../app/packaged.js';
import { SILENT } from '../../app/ports.js';
import { settingsOf } from '../../app/settings.js';
import { diffHtml } from './diff-html.js';

const changeAt = (at: number): Change => ({
  ...{ fingerprint: `${at}`.padStart(16, '0'), verdict: 'breaking', direction: 'request' },
  ...{ operation: 'getClient', operations: ['getClient'], affected: [], kind: 'k' },
  ...{ at: 'request.query/q', title: 't', old: null, new: null, witness: null, hurts: null },
  ...{ why: 'w', fix: 'f', waivedBy: null, severity: 'error' },
});

describe('the page of a comparison', () => {
  let compared: Compared;
  before(async () => {
    compared = await diff(DOCUMENT, DOCUMENT, settingsOf('diff', {}, {}), SILENT);
  });

  const overviewOf = (count: number): string => {
    const changes = Array.from({ length: count }, (_, at) => changeAt(at));
    const page = diffHtml({ ...compared, report: { ...compared.report, changes } });
    return /<section id="overview"[^]*?<\/section>/.exec(page)?.[0] ?? '';
  };

  for (const [count, listed, more] of [
    [200, 200, undefined],
    [203, 200, 'and 3 more below'],
  ] as const)
    it(`lists ${listed} of ${count} changes at a glance, and says how many more there are`, () => {
      const overview = overviewOf(count);
      expect([
        overview.match(/<li>/g)?.length,
        /<p class="note">(.*?)<\/p>/.exec(overview)?.[1],
      ]).to.deep.equal([listed, more]);
    });
});
