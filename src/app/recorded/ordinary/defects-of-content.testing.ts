import {
  answering,
  type Defects,
  every,
  showing,
  showingClient,
  without,
} from './defects.testing.js';
import type { Answer } from './exchange.testing.js';

const text = (change: (text: string) => string) => (answer: Answer) => ({
  ...answer,
  text: change(answer.text),
});

/** Defects of what answers hold, each for itself. */
export const OF_CONTENT: Defects = {
  'lists are wrapped': {
    plant: showing('listClients', (clients) => ({ clients })),
    found: ['body-matches-schema'],
  },
  'gets are wrapped': {
    plant: showing('getClient', (client) => ({ client })),
    found: ['answer-identifies-the-client'],
  },
  'creates are not wrapped': {
    plant: showing('createClient', (value) => (value as { client: unknown }).client),
    found: ['answer-identifies-the-client'],
  },
  'creates do not tell the id': {
    plant: showingClient('createClient', without('clientId')),
    found: ['answer-identifies-the-client'],
  },
  'ids are numbers': {
    plant: showingClient('createClient', (client) => ({ ...client, clientId: 7 })),
    found: ['body-matches-schema'],
  },
  'one redirect URI is a text': {
    plant: showingClient('getClient', ({ redirectUris, ...rest }) => ({
      ...rest,
      redirectUris: Array.isArray(redirectUris) ? String(redirectUris[0]) : redirectUris,
    })),
    found: ['body-matches-schema'],
  },
  'flags are texts': {
    plant: showingClient('getClient', (client) => ({
      ...client,
      pkceRequired: String(client.pkceRequired),
    })),
    found: ['body-matches-schema'],
  },
  'what is not set is null': {
    plant: showingClient('getClient', (client) => ({ policyUri: null, ...client })),
    found: ['no-null-members'],
  },
  'items of lists hold null': {
    plant: showingClient('listClients', (client) => ({ clientUri: null, ...client })),
    found: ['no-null-members'],
  },
  'a list holds null': {
    plant: showing('listClients', (clients) => [...(clients as unknown[]), null]),
    found: ['body-matches-schema'],
  },
  'JSON has a comma too many': {
    plant: answering(
      'getClient',
      text((all) => all.replace(/\}$/, ',}')),
    ),
    found: ['body-matches-schema'],
  },
  'JSON is cut at a round length': {
    plant: answering(
      'listClients',
      text((all) => all.slice(0, 1024)),
    ),
    found: ['body-matches-schema'],
  },
  'JSON has a mark of byte order': {
    plant: answering(
      'getClient',
      text((all) => `\ufeff${all}`),
    ),
    found: ['text-is-utf8'],
  },
  'JSON is written twice': {
    plant: showing('getClient', (client) => JSON.stringify(client)),
    found: ['body-matches-schema'],
  },
  'members stand twice': {
    plant: answering(
      'getClient',
      text((all) => all.replace('{', '{"name":"Another",')),
    ),
    found: ['member-names-are-unique'],
  },
  'half a character is shown': {
    plant: answering(
      'getClient',
      text((all) => all.replace('"name":"', '"name":"\\ud83d')),
    ),
    found: [
      'created-is-readable',
      'strings-are-well-formed',
      'unicode-name-is-kept',
      'update-is-visible',
    ],
  },
  'a logo is relative': {
    plant: showingClient('getClient', (client) => ({ ...client, policyUri: '/policy' })),
    found: ['list-agrees-with-get', 'uris-are-absolute'],
  },
  'gets are lists': {
    plant: showing('getClient', (client) => [client]),
    found: ['body-matches-schema'],
  },
  'gets show no name': {
    plant: showingClient('getClient', without('name')),
    found: ['answer-identifies-the-client', 'created-is-readable', 'update-is-visible'],
  },
  'gets show no redirect URIs': {
    plant: showingClient('getClient', without('redirectUris')),
    found: ['answer-identifies-the-client', 'created-is-readable', 'update-is-visible'],
  },
  'items of lists lack their ids': {
    plant: showingClient('listClients', without('clientId')),
    found: ['answer-identifies-the-client'],
  },
  'some gets are empty': {
    plant: () => {
      const isTime = every(3);
      return answering('getClient', (answer) => (isTime() ? { ...answer, text: '' } : answer))();
    },
    found: ['body-matches-schema'],
  },
};
