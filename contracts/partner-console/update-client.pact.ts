import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'chai';
import type { ClientMetadata } from '../../src/model/probe.js';
import { agree, METADATA_CONTENT } from './_agree.js';
import { CLIENT_ID, METADATA, type Call } from './_console.js';
import { EXISTING, REFUSED, UNKNOWN } from './_details.js';
import { itReadsTheStatusAlone } from './_reading.js';

const call: Call<void> = (clients) => clients.update(CLIENT_ID, METADATA);
const UPDATE = { method: 'PUT', ofOne: true, content: METADATA_CONTENT, call } as const;

/** What a console sends that passes on what a form held: no type of ours keeps a number out of it. */
const form = (text: string) => JSON.parse(text) as ClientMetadata;

describe('update client', () => {
  it('updates a client', async () => {
    const result = await agree({
      ...UPDATE,
      description: 'a request to update a client',
      given: [EXISTING],
      status: 204,
    });
    expect(result).to.equal(undefined);
  });

  it('tells that there is no such client', async () => {
    const result = await agree({
      ...UPDATE,
      description: 'a request to update a client that does not exist',
      given: [UNKNOWN],
      status: 404,
    });
    expect(result).to.include({ code: 'not-found', status: 404 });
  });

  it('tells that a name that is no text is refused', async () => {
    const result = await agree({
      ...UPDATE,
      description: 'a request to update a client to a name that is a number',
      given: [EXISTING],
      content: { name: 5 },
      status: MatchersV3.matchStatus(400, [400, 422]),
      call: (clients) => clients.update(CLIENT_ID, form('{"name":5}')),
    });
    expect(result).to.include({ code: 'refused', status: 400 });
  });

  it('tells that its token is refused', async () => {
    const result = await agree({
      ...UPDATE,
      description: 'a request to update a client, with a token that is refused',
      given: [UNKNOWN, REFUSED],
      authorization: 'refused',
      status: 401,
    });
    expect(result).to.include({ code: 'unauthorized', status: 401 });
  });

  for (const status of [400, 401, 404, 422]) itReadsTheStatusAlone(status, call);
});
