import { defineCheck } from '../../model/check.js';
import type { Header } from '../../model/http/headers.js';
import { namesSecret } from '../../model/secret-names.js';
import { type NamedSecret, secretMembers } from '../_secret-members.js';
import { PASS, verdictOf } from '../../model/verdict.js';
import { exchange } from '../_examples.js';
import { NO_ANSWER } from '../_parts.js';

/** Shorter values stand in headers by chance. */
const SHORTEST = 8;

/** Header names that were looked at; bounded, for a server chooses them. */
const known = new Map<string, boolean>();

const isNamed = (name: string): boolean => {
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  const named = namesSecret(name.replace(/^x-/i, ''));
  if (known.size < 512) known.set(name, named);
  return named;
};

const isLeak = ({ name, value }: Header, secrets: readonly NamedSecret[]): boolean => {
  if (isNamed(name) && value !== '') return true;
  for (const { value: secret } of secrets)
    if (typeof secret === 'string' && secret.length >= SHORTEST && value.includes(secret))
      return true;
  return false;
};

const created = (headers: Readonly<Record<string, string>>) =>
  exchange({
    operation: 'createClient',
    status: 200,
    json: { client: { clientSecret: 's3cret-s3cret' } },
    headers,
  });

export default defineCheck({
  id: 'no-secret-in-headers',
  rows: ['SEC-02'],
  ledger: 'standards',
  severity: 'error',
  clause: '#/components/schemas/createClientResponse/properties/client/properties/clientSecret',
  title: 'No header carries a client secret.',
  why: 'Proxies and servers log headers: a secret that stands in one is known to whoever reads logs.',
  fix: 'Return the secret in the content of the answer to a create, and nowhere else.',
  looksAt: { parts: ['response.headers', 'response.body'] },
  faults: ['secret-in-create-header', 'secret-in-header'],
  examples: {
    pass: [created({}), created({ 'X-Request-Id': 's3cret' })],
    fail: [
      created({ 'X-Client-Secret': 's3cret-s3cret' }),
      created({ 'Set-Cookie': 'a=s3cret-s3cret' }),
      exchange({ operation: 'getClient', status: 200, headers: { 'client-secret': 'x' } }),
    ],
  },
  evaluate({ response }) {
    if (!response) return NO_ANSWER;
    const secrets = secretMembers(response.body);
    const { entries } = response.headers;
    for (const entry of entries) {
      if (!isLeak(entry, secrets)) continue;
      return verdictOf(
        entries
          .filter((each) => isLeak(each, secrets))
          .map(({ name }) => ({
            at: `response.headers/${name.toLowerCase()}`,
            expected: 'no secret',
            actual: 'a client secret, withheld here',
          })),
      );
    }
    return PASS;
  },
});
