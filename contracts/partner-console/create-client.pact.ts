import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'chai';
import type { CreatedClient } from '../../src/client/answers.js';
import { agree, METADATA_CONTENT } from './_agree.js';
import { CLIENT_ID, METADATA, type Call } from './_console.js';
import { CREATABLE, REFUSED } from './_details.js';
import { documented, itAsksForWhatIsRead, itReadsTheStatusAlone } from './_reading.js';

const { matchStatus, string } = MatchersV3;

const SECRET = 'example-secret';

const call: Call<CreatedClient> = (clients) => clients.create(METADATA);
const CREATE = { method: 'POST', content: METADATA_CONTENT, given: [CREATABLE], call } as const;

describe('create client', () => {
  const asked = { client: { clientId: string(CLIENT_ID), clientSecret: string(SECRET) } };

  it('creates a client, and learns its id and its secret', async () => {
    const result = await agree({
      ...CREATE,
      description: 'a request to create a client',
      status: 200,
      answer: asked,
    });
    expect(result).to.deep.equal({ clientId: CLIENT_ID, clientSecret: SECRET });
  });

  it('tells that a client without redirect URIs is refused', async () => {
    const result = await agree({
      ...CREATE,
      description: 'a request to create a client without redirect URIs',
      content: { name: METADATA_CONTENT.name },
      status: matchStatus(400, [400, 422]),
      call: (clients) => clients.create({ name: METADATA.name }),
    });
    expect(result).to.include({ code: 'refused', status: 400 });
  });

  it('tells that its token is refused', async () => {
    const result = await agree({
      ...CREATE,
      description: 'a request to create a client, with a token that is refused',
      given: [CREATABLE, REFUSED],
      authorization: 'refused',
      status: 401,
    });
    expect(result).to.include({ code: 'unauthorized', status: 401 });
  });

  itAsksForWhatIsRead({
    asked,
    object: ['client'],
    call,
    documented: documented('createClientResponse', 'client'),
  });
  for (const status of [400, 401, 422]) itReadsTheStatusAlone(status, call);
});
