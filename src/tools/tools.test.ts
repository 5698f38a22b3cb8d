import { expect } from 'chai';
import { disagreement } from './compile.mjs';
import { formatNames, indexOf, INDEXES, membersOf, oddValues } from './indexes.mjs';
import { planOf } from './test-plan.mjs';

describe('a build', () => {
  const compiled = ['a.js', 'a.d.ts', 'tools/b.mjs', 'tools/b.d.mts'];
  const sources = ['a.ts', 'tools/b.mjs', 'data.json'];

  it('leaves what its sources make', () => {
    expect(disagreement(sources, compiled)).to.deep.equal({ left: [], missing: false });
  });

  it('removes what a source that is gone has left', () => {
    const { left } = disagreement(sources, [...compiled, 'old.test.js', 'old.test.d.ts']);
    expect(left).to.deep.equal(['old.test.js', 'old.test.d.ts']);
  });

  it('starts anew where something that it made is gone', () => {
    expect(disagreement(sources, compiled.slice(1)).missing).to.equal(true);
  });
});

describe('the list of a folder', () => {
  it('holds its things, sorted, and neither tests nor support nor itself', () => {
    const names = ['http/b.ts', 'http/b.test.ts', '_a.ts', 'x.testing.ts', 'index.ts', 'a-b.ts'];
    expect(membersOf(names)).to.deep.equal(['a-b', 'http/b']);
  });

  it('imports each by its name', () => {
    const [index] = INDEXES.filter(({ name }) => name === 'claims');
    if (!index) throw new TypeError('no list of claims');
    expect(indexOf(index, ['http/no-date', 'pact/x']).split('\n').slice(1)).to.deep.equal([
      "import type { Check, Monitor } from '../model/check.js';",
      "import noDate from './http/no-date.js';",
      "import x from './pact/x.js';",
      '',
      'export const claims: readonly (Check | Monitor)[] = [noDate, x];',
      '',
    ]);
  });

  it('is of names alone where nothing is to be loaded', () => {
    expect(formatNames(['html', 'json'])).to.match(/^export const FORMATS = \['html', 'json'\]/m);
  });
});

describe('the source of odd values', () => {
  it('is ASCII, whatever they are', () => {
    const source = oddValues('texts: [{ text: "\\u00e9\\u202e", layer: "x" }]');
    expect(source).to.include('"text":"\\u00e9\\u202e"');
  });
});

describe('one test', () => {
  const sources = ['a/x.ts', 'a/x.test.ts', 'a/y.test.ts', 'a/page.browser.ts', 'b.ts'];
  const run = (...args: string[]) => {
    const plan = planOf(args, sources);
    return 'wrong' in plan ? plan.wrong : plan.arguments.join(' ');
  };
  const OURS = '--no-config --timeout 20000 --forbid-only --forbid-pending';

  it('is run by its own name, or by that of what it tests, source or compiled', () => {
    for (const name of ['src/a/x.test.ts', './src/a/x.ts', 'dist/a/x.test.js'])
      expect(run(name), name).to.equal(`${OURS} dist/a/x.test.js`);
  });

  it('is every test of a folder, each once', () => {
    expect(run('src/a/', 'src/a/x.ts')).to.equal(`${OURS} dist/a/x.test.js dist/a/y.test.js`);
  });

  it('hands on what is meant for mocha', () => {
    expect(run('src/a/x.ts', '-g', 'some words')).to.equal(
      `${OURS} -g some words dist/a/x.test.js`,
    );
  });

  it('has the patience that its kind needs', () => {
    expect(run('src/a/page.browser.ts')).to.equal(
      '--no-config --timeout 300000 --forbid-only --forbid-pending dist/a/page.browser.js',
    );
  });

  it('is refused by name where there is none', () => {
    expect(run('src/b.ts')).to.equal('src/b.ts is no test, and has none');
    expect(run('-g', 'words')).to.equal('name a test, or a folder of tests');
  });
});
