import { expect } from 'chai';
import { markedJson } from './diff-html-lines.js';

/** The lines that are marked, one after another. */
const markedIn = (value: unknown, base: string, at: string): string => {
  const { text } = markedJson(JSON.stringify(value), { base, at, label: 'a message' });
  return (
    /<mark><span[^]*?<\/span>([^]*)<\/mark>/.exec(text)?.[1]?.replace(/\s+/g, ' ').trim() ?? ''
  );
};

describe('JSON on the page of a comparison', () => {
  const value = { a: 1, b: { c: 2, d: 3 } };

  for (const [what, base, at, marked] of [
    ['a place', '#/x', '#/x/b/c', '&quot;c&quot;: 2,'],
    ['what holds others', '#/x', '#/x/b', '&quot;b&quot;: { &quot;c&quot;: 2, &quot;d&quot;: 3'],
    [
      'what would hold a place',
      '',
      '/b/none',
      '&quot;b&quot;: { &quot;c&quot;: 2, &quot;d&quot;: 3',
    ],
    ['nothing where it is about all of it', '#/x', '#/x', ''],
    ['nothing where all of it would hold a place', '#/x', '#/x/none', ''],
    ['nothing where all of a message would hold a place', '', '/none/at/all', ''],
  ] as const)
    it(`marks ${what}`, () => {
      expect(markedIn(value, base, at)).to.equal(marked);
    });

  it('looks for a place once, however many lines there are', () => {
    const startedAt = performance.now();
    markedIn({ request: { body: Array(9_000).fill(1) } }, '', '/request/body/none/at/all');
    expect(performance.now() - startedAt).to.be.lessThan(5_000);
  });
});
