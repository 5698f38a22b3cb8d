import { expect } from 'chai';
import type { Purpose } from '../../model/purpose.js';
import { exchange, type ExampleInit } from '../_examples.js';
import { tell } from '../verdicts.testing.js';
import check from './valid-request-is-served.js';

const answer = (
  operation: ExampleInit['operation'],
  status: number,
  purpose: Purpose | undefined = 'valid',
) => tell(check, exchange({ operation, status, purpose }));
const foreign = (status: number) => tell(check, exchange({ operation: 'createClient', status }));
const SETTINGS = 'could-not-tell: the credentials, the institution or the partner may be wrong';

describe('valid-request-is-served', () => {
  it('holds a refusal of a valid request against the server', () => {
    for (const status of [400, 409, 415, 422])
      expect(answer('createClient', status)).to.deep.equal([
        `response.status: a success, not ${status}`,
      ]);
    expect(answer('updateClient', 404)).to.deep.equal(['response.status: a success, not 404']);
    expect(answer('deleteClient', 404)).to.deep.equal(['response.status: a success, not 404']);
  });

  it('cannot tell where the settings may be wrong', () => {
    for (const status of [401, 403, 429]) expect(answer('getClient', status)).to.equal(SETTINGS);
    expect(answer('listClients', 404)).to.equal(SETTINGS);
    expect(answer('createClient', 404)).to.equal(SETTINGS);
  });

  it('cannot tell on a recording of strangers', () => {
    expect(foreign(400)).to.equal(
      'could-not-tell: the recording does not say whether the request was meant to be valid',
    );
    expect(foreign(200)).to.equal('pass');
  });

  it('leaves reads to the monitors, and clean-up of what is gone alone', () => {
    expect(answer('getClient', 404)).to.match(/^not-applicable: whether a client can be read/);
    expect(answer('deleteClient', 404, 'clean-up')).to.match(
      /^not-applicable: a client that is gone/,
    );
  });

  it('does not report a failure of the server again', () => {
    expect(answer('createClient', 500)).to.match(/^could-not-tell: the server failed/);
  });
});
