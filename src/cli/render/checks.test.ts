import { expect } from 'chai';
import { triedText } from './checks.js';

const TRIED = { check: 'acme-names', module: 'acme.mjs', number: 1 } as const;

describe('the words on examples that were tried', () => {
  it('say which are wrong and why, and show nothing that a terminal would obey', () => {
    const text = triedText([
      { ...TRIED, must: 'pass', wrong: undefined },
      { ...TRIED, must: 'fail', wrong: 'it threw \u001b[31m' },
    ]);
    expect(text).to.equal(
      'well   acme-names, example 1 that must pass\n' +
        'wrong  acme-names, example 1 that must fail: it threw \\x1b[31m\n' +
        '1 of 2 examples are wrong\n',
    );
  });
});
