import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './no-secret-in-headers.js';

const created = (headers: Readonly<Record<string, string>>, clientSecret = 'hunter2hunter2') =>
  tell(
    check,
    exchange({
      operation: 'createClient',
      status: 200,
      json: { client: { clientSecret } },
      headers,
    }),
  );

describe('no-secret-in-headers', () => {
  it('finds the secret that the answer issues, and withholds it', () => {
    expect(created({ 'X-Debug': 'client=hunter2hunter2;' })).to.deep.equal([
      'response.headers/x-debug: no secret, not a client secret, withheld here',
    ]);
  });

  it('finds a header that is named for it', () => {
    for (const name of ['Client-Secret', 'X-Client-Secret', 'client_secret', 'X-Secret'])
      expect(created({ [name]: 'x' })).to.have.lengthOf(1);
  });

  it('leaves alone what only sounds alike, and short values', () => {
    expect(created({ 'X-Client-Secret-Expires-At': '0', 'X-Client-Secret': '' })).to.equal('pass');
    expect(created({ 'X-Request-Id': 'abc123' }, 'abc')).to.equal('pass');
  });
});
