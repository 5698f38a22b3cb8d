import { expect } from 'chai';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './compile.mjs';

const rows = readFileSync(join(ROOT, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| word '))
  .filter((line) => !line.startsWith('| ---'))
  .map((line) => {
    const [word = '', means = '', place = ''] = line
      .split('|')
      .slice(1)
      .map((cell) => cell.trim());
    const [, shown = '', link = ''] = /^\[([^\]]+)\]\(\.\.\/([^)]+)\)$/.exec(place) ?? [];
    return { word, means, shown, link };
  });

/** A text without case and without what stands between the parts of a word: `could-not-tell`. */
const plain = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '');

const isFile = (path: string) => existsSync(path) && statSync(path).isFile();

describe('the glossary', () => {
  it('holds a few dozen words, each once, in order', () => {
    const words = rows.map(({ word }) => word);
    expect(words).to.deep.equal([...new Set(words)].sort());
    expect(words.length).to.be.within(25, 60);
  });

  it('says in one line what each means', () => {
    expect(rows.filter(({ means }) => !/^[a-z`].{10,140}[^.]$/.test(means))).to.deep.equal([]);
  });

  it('names a place that exists, by the path that it links', () => {
    const lost = rows.filter(({ shown, link }) => shown !== link || !existsSync(join(ROOT, link)));
    expect(lost.map(({ word }) => word)).to.deep.equal([]);
  });

  it('names files in which the word is used', () => {
    const strangers = rows.filter(({ word, link }) => {
      const path = join(ROOT, link);
      return isFile(path) && !plain(readFileSync(path, 'utf8')).includes(plain(word));
    });
    expect(strangers.map(({ word, link }) => `${word}: ${link}`)).to.deep.equal([]);
  });
});
