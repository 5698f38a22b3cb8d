import { expect } from 'chai';
import type { ClientDetails } from '../../src/client/answers.js';
import { agree } from './_agree.js';
import { CLIENT_ID, METADATA, type Call } from './_console.js';
import { DETAILS, EXISTING, REFUSED, UNKNOWN } from './_details.js';
import { documented, itAsksForWhatIsRead, itReadsTheStatusAlone } from './_reading.js';

const call: Call<ClientDetails> = (clients) => clients.get(CLIENT_ID);
const GET = { method: 'GET', ofOne: true, call } as const;

describe('get client', () => {
  it('gets a client', async () => {
    const result = await agree({
      ...GET,
      description: 'a request for a client',
      given: [EXISTING],
      status: 200,
      answer: DETAILS,
    });
    expect(result).to.deep.equal({ clientId: CLIENT_ID, ...METADATA });
  });

  it('tells that there is no such client', async () => {
    const result = await agree({
      ...GET,
      description: 'a request for a client that does not exist',
      given: [UNKNOWN],
      status: 404,
    });
    expect(result).to.include({ code: 'not-found', status: 404 });
  });

  it('tells that its token is refused', async () => {
    const result = await agree({
      ...GET,
      description: 'a request for a client, with a token that is refused',
      given: [UNKNOWN, REFUSED],
      authorization: 'refused',
      status: 401,
    });
    expect(result).to.include({ code: 'unauthorized', status: 401 });
  });

  itAsksForWhatIsRead({
    asked: DETAILS,
    object: [],
    call,
    documented: documented('partnerClientDetails'),
  });
  itReadsTheStatusAlone(404, call);
  itReadsTheStatusAlone(401, call);
});
