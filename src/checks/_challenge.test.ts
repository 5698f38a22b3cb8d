import { expect } from 'chai';
import { parseChallenges } from './_challenge.js';

const read = (value: string) =>
  parseChallenges(value).map(({ scheme, parameters }) => [scheme, Object.fromEntries(parameters)]);

describe('parseChallenges', () => {
  it('reads scheme and parameters, without case and quotes', () => {
    expect(read('BEARER Realm="a \\"b\\"", error=invalid_token')).to.deep.equal([
      ['bearer', { realm: 'a "b"', error: 'invalid_token' }],
    ]);
  });

  it('reads several in one value', () => {
    expect(read('Basic realm="x, y", Bearer, DPoP algs="ES256 PS256"')).to.deep.equal([
      ['basic', { realm: 'x, y' }],
      ['bearer', {}],
      ['dpop', { algs: 'ES256 PS256' }],
    ]);
  });

  it('reads a token in place of parameters', () => {
    expect(read('Negotiate YIIB6w==, Bearer')).to.deep.equal([
      ['negotiate', {}],
      ['bearer', {}],
    ]);
  });

  it('stops at what it cannot read', () => {
    expect(read('Bearer realm="x')).to.deep.equal([
      ['bearer', {}],
      ['realm', {}],
    ]);
    expect(read('realm="x"')).to.deep.equal([]);
    expect(read('')).to.deep.equal([]);
  });

  it('ends in time on any value', () => {
    expect(parseChallenges(`Bearer a="${'\\'.repeat(100_000)}`)).to.have.length(2);
    expect(parseChallenges(`${' '.repeat(100_000)}${'a'.repeat(100_000)}`)).to.have.length(1);
  });
});
