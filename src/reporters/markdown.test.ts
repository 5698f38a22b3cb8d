import { expect } from 'chai';
import type { RunEvent } from '../model/event.js';
import { hostile, UNSAFE } from './_hostile.testing.js';
import { clean, rich, written } from './_sample.testing.js';
import markdown from './markdown.js';

/** The lines outside of fenced blocks. */
const prose = (text: string): string => text.replace(/^(`{3,})(?!`).*\n[^]*?\n\1$/gm, '');

describe('the reporter markdown', () => {
  it('goes into a file of its own', () => {
    expect(markdown.file).to.equal('report.md');
  });

  it('begins with the verdict and its reason', () => {
    expect(written(markdown, rich())).to.match(
      /^## ❌ Partner Clients does not conform\n\n6 errors in 4 of 5 operations; seen: /,
    );
  });

  it('has one row an operation', () => {
    expect(written(markdown, rich())).to.include(
      '| PUT **updateClient** | 22 | **+ 200 ×2**, ✓ 204 ×20, ○ 404 | 71 ms | 133 ms |',
    );
  });

  it('folds each cause under a line that says what broke and where', () => {
    expect(written(markdown, rich())).to.include(
      '<details><summary>❌ error: <b>an answer of 204 ends after its header section</b> (updateClient, 2 times)</summary>',
    );
  });

  it('says that an embedded run judges the suite alone', () => {
    expect(written(markdown, clean())).to.include('nothing of the vendor');
  });

  it('writes only the tags that it writes by itself, whatever the server says', () => {
    const tags = [...prose(written(markdown, hostile())).matchAll(/<\/?([a-z!][a-z-]*)/gi)];
    expect([...new Set(tags.map(([, tag]) => tag))].sort()).to.deep.equal([
      '!--',
      'b',
      'details',
      'summary',
    ]);
  });

  it('lets no table grow a cell, whatever the server says', () => {
    const rows = prose(written(markdown, hostile()))
      .split('\n')
      .filter((line) => line.startsWith('|'));
    expect([...new Set(rows.map((row) => row.split('|').length))].sort()).to.deep.equal([7, 9]);
  });

  it('writes nothing unseen, whatever the server says', () => {
    expect(written(markdown, hostile())).not.to.match(UNSAFE);
  });

  it('stays within what a job page takes, and says what is missing', () => {
    const many = rich().flatMap((event): readonly RunEvent[] =>
      event.type === 'finding-made'
        ? Array.from({ length: 600 }, (_, index) => {
            const fingerprint = `${event.finding.fingerprint}${index}`;
            return {
              ...event,
              finding: { ...event.finding, fingerprint, title: `${index} ${event.finding.title}` },
            };
          })
        : [event],
    );
    const text = written(markdown, many);
    expect(Buffer.byteLength(text)).to.be.lessThanOrEqual(900 * 1024);
    expect(text).to.match(/… and [\d,]+ more causes in report\.json/);
  });
});
