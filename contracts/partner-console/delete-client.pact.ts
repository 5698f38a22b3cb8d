import { expect } from 'chai';
import { agree } from './_agree.js';
import { CLIENT_ID, type Call } from './_console.js';
import { EXISTING, REFUSED, UNKNOWN } from './_details.js';
import { itReadsTheStatusAlone } from './_reading.js';

const call: Call<void> = (clients) => clients.delete(CLIENT_ID);
const DELETE = { method: 'DELETE', ofOne: true, call } as const;

describe('delete client', () => {
  it('deletes a client', async () => {
    const result = await agree({
      ...DELETE,
      description: 'a request to delete a client',
      given: [EXISTING],
      status: 204,
    });
    expect(result).to.equal(undefined);
  });

  it('tells that there is no such client', async () => {
    const result = await agree({
      ...DELETE,
      description: 'a request to delete a client that does not exist',
      given: [UNKNOWN],
      status: 404,
    });
    expect(result).to.include({ code: 'not-found', status: 404 });
  });

  it('tells that its token is refused', async () => {
    const result = await agree({
      ...DELETE,
      description: 'a request to delete a client, with a token that is refused',
      given: [UNKNOWN, REFUSED],
      authorization: 'refused',
      status: 401,
    });
    expect(result).to.include({ code: 'unauthorized', status: 401 });
  });

  for (const status of [401, 404]) itReadsTheStatusAlone(status, call);
});
