import type { SecondProvider } from '../../second-provider.testing.js';
import type { Between } from './application.testing.js';
import { answering, type Defects, showingClient, withField } from './defects.testing.js';
import type { Answer, Asked, Fields } from './exchange.testing.js';

const SHARED = 'f3Kq8sZt1LwVxB5nYc7mRd2Gh9PjUe4Ta6oQiXyWz0M';

/** What has been issued first. */
const issued = ({ secrets }: SecondProvider, from: number): string => secrets[from] ?? '';

const secretOf = (change: (secret: string, asked: Asked) => string) =>
  showingClient('createClient', (client: Fields, asked) => ({
    ...client,
    clientSecret: change(String(client.clientSecret), asked),
  }));

/** Changes answers once the first secret has been issued. */
const telling =
  (
    operation: 'getClient' | 'listClients' | 'createClient' | 'updateClient',
    change: (answer: Answer, secret: string) => Answer,
    isMeant?: (status: number) => boolean,
  ) =>
  (provider: SecondProvider): Between => {
    const from = provider.secrets.length;
    return answering(
      operation,
      (answer) => {
        const secret = issued(provider, from);
        return secret === '' ? answer : change(answer, secret);
      },
      isMeant,
    )();
  };

const adding = (member: string) => (answer: Answer, secret: string) => ({
  ...answer,
  text: answer.text.replace('{', `{"${member}":"${secret}",`),
});

/** Defects of secrets. */
export const OF_SECRETS: Defects = {
  'gets show the secret': {
    plant: telling('getClient', adding('clientSecret')),
    found: ['issued-secret-never-comes-back', 'secret-only-at-creation'],
  },
  'lists show secrets': {
    plant: telling('listClients', adding('clientSecret')),
    found: ['issued-secret-never-comes-back', 'secret-only-at-creation'],
  },
  'gets show the secret under another name': {
    plant: telling('getClient', adding('key')),
    found: ['issued-secret-never-comes-back'],
  },
  'gets show the secret in base64': {
    plant: telling('getClient', (answer, secret) =>
      adding('key')(answer, Buffer.from(secret).toString('base64')),
    ),
    found: ['issued-secret-never-comes-back'],
  },
  'updates show the secret in a field': {
    plant: telling('updateClient', (answer, secret) => withField(answer, 'x-debug', secret)),
    found: ['issued-secret-never-comes-back'],
  },
  'refusals show the secret': {
    plant: telling(
      'createClient',
      (answer, secret) => ({ ...answer, text: `client with secret ${secret} has this name` }),
      (status) => status === 409,
    ),
    found: ['issued-secret-never-comes-back'],
  },
  'all clients have one secret': { plant: secretOf(() => SHARED), found: ['secrets-differ'] },
  'the clients of each partner have one secret': {
    plant: secretOf((_, { partner }) => `${SHARED}${partner.length}`),
    found: ['secrets-differ'],
  },
  'secrets are short': {
    plant: secretOf((secret) => secret.slice(0, 12)),
    found: ['secret-is-hard-to-guess'],
  },
  'secrets are UUIDs': {
    plant: secretOf((secret) =>
      secret.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-a$4-$5'),
    ),
    found: ['secret-is-hard-to-guess'],
  },
  'secrets are empty': {
    plant: secretOf(() => ''),
    found: ['secret-has-eight-characters', 'secrets-differ'],
  },
};
