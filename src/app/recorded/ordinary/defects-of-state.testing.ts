import {
  type Defects,
  empty,
  every,
  handling,
  json,
  showingClient,
  storing,
  without,
} from './defects.testing.js';
import {
  type Answer,
  type Asked,
  jsonOf,
  listIn,
  membersIn,
  operationOf,
} from './exchange.testing.js';

const isUpdate = ({ method }: Asked): boolean => method === 'PUT';
const isCreate = ({ method }: Asked): boolean => method === 'POST';
/** Defects of what is stored and shown of a client. */
export const OF_STATE: Defects = {
  'updates do nothing': {
    plant: handling('updateClient', async (asked, forward) => {
      const { status } = await forward({ ...asked, method: 'GET', sent: undefined });
      return status === 200 ? empty(204) : forward(asked);
    }),
    found: ['invalid-body-is-refused', 'update-is-visible'],
  },
  'updates leave contacts as they were': {
    plant: () => async (asked, forward) => {
      if (!isUpdate(asked)) return forward(asked);
      const before = await forward({ ...asked, method: 'GET', sent: undefined });
      const { contacts } = membersIn(jsonOf(before));
      return forward({ ...asked, sent: { ...membersIn(asked.sent), contacts } });
    },
    found: ['invalid-body-is-refused', 'update-is-visible'],
  },
  'updates show at the second look': {
    plant: () => {
      const old = new Map<string, Answer>();
      return async (asked, forward) => {
        const { clientId = '', method } = asked;
        const waiting = old.get(clientId);
        if (method === 'PUT')
          old.set(clientId, await forward({ ...asked, method: 'GET', sent: undefined }));
        if (method !== 'GET' || !waiting) return forward(asked);
        old.delete(clientId);
        return waiting;
      };
    },
    found: ['update-is-visible'],
  },
  'names lose their accents': {
    plant: storing((sent) => ({
      ...sent,
      name: String(sent.name).normalize('NFD').replaceAll(/\p{M}/gu, ''),
    })),
    found: ['invalid-body-is-refused', 'unicode-name-is-kept'],
  },
  'names are cut': {
    plant: storing((sent) => ({ ...sent, name: String(sent.name).slice(0, 8) })),
    found: ['created-is-readable', 'invalid-body-is-refused', 'update-is-visible'],
  },
  'names are shown in upper case': {
    plant: showingClient('getClient', (client) => ({
      ...client,
      name: String(client.name).toUpperCase(),
    })),
    found: ['created-is-readable', 'unicode-name-is-kept', 'update-is-visible'],
  },
  'redirect URIs are sorted': {
    plant: storing((sent) => ({ ...sent, redirectUris: listIn(sent.redirectUris).sort() })),
    found: ['redirect-uris-come-back-unchanged'],
  },
  'redirect URIs lose their query': {
    plant: storing((sent) => ({
      ...sent,
      redirectUris: listIn(sent.redirectUris).map((uri) => String(uri).split('?', 1)[0]),
    })),
    found: ['redirect-uris-come-back-unchanged'],
  },
  'logos are in lower case': {
    plant: storing((sent) => ({ ...sent, logoUri: String(sent.logoUri).toLowerCase() })),
    found: ['created-is-readable', 'update-is-visible'],
  },
  'contacts are in lower case': {
    plant: storing((sent) => ({
      ...sent,
      contacts: listIn(sent.contacts).map((each) => String(each).toLowerCase()),
    })),
    found: ['created-is-readable', 'invalid-body-is-refused', 'update-is-visible'],
  },
  'creates forget contacts': {
    plant: storing(without('contacts'), isCreate),
    found: ['created-is-readable'],
  },
  'creates forget terms': {
    plant: storing(without('tosUri'), isCreate),
    found: ['created-is-readable'],
  },
  'updates forget the logo': {
    plant: storing(without('logoUri'), isUpdate),
    found: ['update-is-visible'],
  },
  'flags are turned': {
    plant: storing((sent) => ({ ...sent, pkceRequired: sent.pkceRequired !== true })),
    found: ['created-is-readable', 'invalid-body-is-refused', 'update-is-visible'],
  },
  'gets count themselves': {
    plant: () => {
      let count = 0;
      return showingClient('getClient', (client) => ({
        ...client,
        name: `${String(client.name)} ${(count += 1)}`,
      }))();
    },
    found: ['created-is-readable', 'unicode-name-is-kept', 'update-is-visible'],
  },
  'every second get is of an old copy': {
    plant: () => {
      const copies = new Map<string, Answer>();
      const isTime = every(2);
      return async (asked, forward) => {
        const answer = await forward(asked);
        if (operationOf(asked) !== 'getClient' || answer.status !== 200) return answer;
        const { clientId = '' } = asked;
        const copy = copies.get(clientId) ?? answer;
        copies.set(clientId, copy);
        return isTime() ? copy : answer;
      };
    },
    found: ['update-is-visible'],
  },
  'the second update is refused as a conflict': {
    plant: () => {
      let last = '';
      return async (asked, forward) => {
        const text = JSON.stringify(asked);
        const isAgain = isUpdate(asked) && text === last;
        if (asked.method !== 'GET') last = text;
        return isAgain ? json(409, { error: 'conflict' }) : forward(asked);
      };
    },
    found: ['repeated-update-is-answered-alike'],
  },
};
