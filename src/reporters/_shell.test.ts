import { expect } from 'chai';
import { wrapShell } from './_shell.js';

describe('wrapShell', () => {
  it('breaks between arguments and keeps an option with its value', () => {
    expect(
      wrapShell(`curl -X PUT -H 'Content-Type: application/json' 'https://a/b c'`, 36),
    ).to.deep.equal([
      'curl -X PUT \\',
      "  -H 'Content-Type: application/json' \\",
      "  'https://a/b c'",
    ]);
  });

  it('keeps the commands of a script and its comments apart', () => {
    expect(wrapShell("# don't wait\ncurl a\n\ncurl b", 80)).to.deep.equal([
      "# don't wait",
      'curl a',
      'curl b',
    ]);
  });

  it('keeps a line feed that is quoted', () => {
    expect(wrapShell("curl -d 'a\n  b' c", 10)).to.deep.equal([
      'curl \\',
      "  -d 'a\n  b' \\",
      '  c',
    ]);
  });

  it('keeps a quote with escapes whole', () => {
    expect(wrapShell("curl -d $'it\\'s so' x", 10)).to.deep.equal([
      'curl \\',
      "  -d $'it\\'s so' \\",
      '  x',
    ]);
  });

  it('loses nothing of a quote that is never closed', () => {
    expect(wrapShell(`curl 'a b "c`, 80)).to.deep.equal([`curl 'a b "c`]);
  });
});
