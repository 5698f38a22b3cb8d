import { type Defects, handling, json } from './defects.testing.js';
import { type Fields, jsonOf, membersIn } from './exchange.testing.js';

/** Lets through what should be refused. */
const lettingThrough = (
  isMeant: (sent: Fields) => boolean,
  mended: Fields,
): Defects[string]['plant'] =>
  handling('createClient', (asked, forward) => {
    const sent = membersIn(asked.sent);
    return forward(isMeant(sent) ? { ...asked, sent: { ...sent, ...mended } } : asked);
  });

/** Defects of what is refused, and of what is not. */
export const OF_REFUSALS: Defects = {
  'creates without a name succeed': {
    plant: lettingThrough((sent) => sent.name === undefined, { name: 'None' }),
    found: ['invalid-body-is-refused'],
  },
  'creates with plain http succeed': {
    plant: lettingThrough((sent) => JSON.stringify(sent.redirectUris).includes('"http://refused'), {
      redirectUris: ['https://refused.example/cb'],
    }),
    found: ['list-agrees-with-get', 'plain-http-is-refused'],
  },
  'creates with a flag in words succeed': {
    plant: lettingThrough((sent) => sent.pkceRequired === 'yes', { pkceRequired: true }),
    found: ['invalid-body-is-refused'],
  },
  'updates with wrong contacts succeed': {
    plant: handling('updateClient', (asked, forward) => {
      const { contacts, ...rest } = membersIn(asked.sent);
      return forward(typeof contacts === 'string' ? { ...asked, sent: rest } : asked);
    }),
    found: ['invalid-body-is-refused'],
  },
  'refused updates are stored': {
    plant: handling('updateClient', async (asked, forward) => {
      const answer = await forward(asked);
      const { name } = membersIn(asked.sent);
      if (answer.status === 422) await forward({ ...asked, sent: { name } });
      return answer;
    }),
    found: ['refused-write-changes-nothing'],
  },
  'refused updates clear what they do not send': {
    plant: handling('updateClient', async (asked, forward) => {
      const answer = await forward(asked);
      if (answer.status !== 422) return answer;
      const { name, redirectUris } = membersIn(
        jsonOf(await forward({ ...asked, method: 'GET', sent: undefined })),
      );
      await forward({ ...asked, sent: { name, redirectUris } });
      return answer;
    }),
    found: [],
    lost: 'another writer may have cleared them',
  },
  'refused creates are stored': {
    plant: handling('createClient', async (asked, forward) => {
      const answer = await forward(asked);
      const sent = { ...membersIn(asked.sent), pkceRequired: true };
      if (answer.status === 422) await forward({ ...asked, sent });
      return answer;
    }),
    found: ['refused-write-changes-nothing'],
  },
  'some creates are refused without a reason': {
    plant: handling('createClient', async (asked, forward) =>
      membersIn(asked.sent).name === 'Loan Desk' ? json(422, { error: 'invalid' }) : forward(asked),
    ),
    found: [],
    lost: 'a limit of the tenant may be behind it',
  },
  'a name that is free is refused as taken': {
    plant: handling('createClient', async (asked, forward) =>
      membersIn(asked.sent).name === 'Insights' ? json(409, { error: 'taken' }) : forward(asked),
    ),
    found: [],
    lost: 'a client that the list does not show to this caller may have it',
  },
};
