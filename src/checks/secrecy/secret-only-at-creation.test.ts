import { expect } from 'chai';
import { exchange } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './secret-only-at-creation.js';

const get = (json: unknown, status = 200) => exchange({ operation: 'getClient', status, json });

describe('secret-only-at-creation', () => {
  it('says where, and withholds the value', () => {
    expect(tell(check, get({ client_secret: 'hunter2hunter2' }))).to.deep.equal([
      'response.body/client_secret: no such member, not a member of type string, its value withheld',
    ]);
  });

  it('finds it at any depth and in any spelling', () => {
    const list = [{ a: [{ 'Client-Secret': 'x' }] }, { clientSECRET: 5 }];
    const found = tell(check, exchange({ operation: 'listClients', status: 200, json: list }));
    expect(found).to.have.lengthOf(2);
  });

  it('does not speak of the answer that issues it', () => {
    const json = { client: { clientSecret: 'x' } };
    expect(tell(check, exchange({ operation: 'createClient', status: 200, json }))).to.equal(
      'not-applicable: the answer to a create issues the secret',
    );
  });

  it('lets an error name the member, but not repeat its value', () => {
    expect(tell(check, get({ errors: { clientSecret: ['is not allowed'] } }, 422))).to.equal(
      'pass',
    );
    expect(tell(check, get({ clientSecret: 'hunter2hunter2' }, 422))).to.have.lengthOf(1);
  });

  it('passes a member that holds nothing', () => {
    expect(tell(check, get({ clientSecret: null, hasSecret: true, secret: false }))).to.equal(
      'pass',
    );
  });
});
