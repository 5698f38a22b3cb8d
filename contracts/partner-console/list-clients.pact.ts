import { MatchersV3 } from '@pact-foundation/pact';
import { expect } from 'chai';
import type { ClientDetails } from '../../src/client/answers.js';
import { PROVIDER_STATES } from '../../src/pact/provider-states.js';
import { agree } from './_agree.js';
import { CLIENT_ID, METADATA, type Call } from './_console.js';
import { documented, itAsksForWhatIsRead, itReadsTheStatusAlone } from './_reading.js';
import { DETAILS, EXISTING, REFUSED } from './_details.js';

const call: Call<readonly ClientDetails[]> = (clients) => clients.list();
const LIST = { method: 'GET', call } as const;

describe('list clients', () => {
  const asked = MatchersV3.eachLike(DETAILS);

  it('lists the clients of the partner', async () => {
    const result = await agree({
      ...LIST,
      description: 'a request for the list of clients',
      given: [EXISTING],
      status: 200,
      answer: asked,
    });
    expect(result).to.deep.equal([{ clientId: CLIENT_ID, ...METADATA }]);
  });

  it('lists nothing where there is nothing', async () => {
    const result = await agree({
      ...LIST,
      description: 'a request for the list of clients, where there is none',
      given: [{ state: PROVIDER_STATES.noClientExists }],
      status: 200,
      answer: [],
    });
    expect(result).to.deep.equal([]);
  });

  it('tells that its token is refused', async () => {
    const result = await agree({
      ...LIST,
      description: 'a request for the list of clients, with a token that is refused',
      given: [REFUSED],
      authorization: 'refused',
      status: 401,
    });
    expect(result).to.include({ code: 'unauthorized', status: 401 });
  });

  itAsksForWhatIsRead({
    ...{ asked, object: [0], call },
    documented: documented('partnerClientDetails'),
  });
  itReadsTheStatusAlone(401, call);
});
