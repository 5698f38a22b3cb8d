import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './secret-is-hard-to-guess.js';

const created = (clientSecret: string) =>
  tell(
    check,
    exchange({ operation: 'createClient', status: 200, json: { client: { clientSecret } } }),
  );

describe('secret-is-hard-to-guess', () => {
  it('says how much a secret can hold at most', () => {
    expect(created('hunter22')).to.deep.equal([
      'response.body/client/clientSecret: at least 128 random bits, not at most 41, by its length and alphabet',
    ]);
  });

  it('cannot tell from what stands for a secret in a recording that was cleaned', () => {
    for (const text of ['REDACTED', '********', '<removed>'])
      expect(created(text)).to.equal('could-not-tell: the secret was taken out of the recording');
  });
});
