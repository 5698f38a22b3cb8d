import type { Hooks } from './fault.js';
import type { Call } from './router.js';

export const part = (value: object): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url');

/** What hooks make of answers to token requests that the authorization server has refused, and to one that it has not. */
export const logins = async ({ token, assertion, access }: Hooks): Promise<readonly string[]> => {
  const lines = [JSON.stringify(assertion)];
  const [iss, sub] = ['the-client', 'the-client'];
  const mint = () => Promise.resolve('minted');
  const grant = { grant_type: 'client_credentials', client_id: iss };
  const headers = [{ alg: 'PS256' }, { alg: 'none' }, { alg: 'HS256' }];
  const claims = [
    { iss, sub },
    { iss: 'x', sub },
    { iss, sub: 'x' },
    { iss: 'x', sub: 'x' },
    { iss, sub, exp: 5 },
  ];
  const assertions = headers.flatMap((head) =>
    claims.map((each) => `${part(head)}.${part(each)}.x`),
  );
  const forms = [
    ...assertions.map((client_assertion) => ({ ...grant, client_assertion })),
    ...[undefined, 'other', ['a', 'a']].map((grant_type) => ({
      grant_type,
      client_assertion: assertions[0],
    })),
    grant,
  ];
  const refused = { status: 401, headers: {}, body: { error: 'invalid_client' } };
  const good = {
    access_token: 'x.eyJzY29wZSI6Im9wZW5pZCJ9.x',
    token_type: 'Bearer',
    expires_in: 600,
    scope: 'openid',
  };
  const served = { status: 200, headers: { 'cache-control': 'no-store' }, body: good };
  for (const form of forms)
    lines.push(JSON.stringify(await token?.(refused, { method: 'POST', form, mint })));
  lines.push(JSON.stringify(await token?.(served, { method: 'POST', form: forms[0] ?? {}, mint })));
  lines.push(
    JSON.stringify(await token?.({ ...refused, status: 404 }, { method: 'GET', form: {}, mint })),
  );
  for (const operation of ['listClients', 'getClient', 'updateClient', 'deleteClient'] as const)
    lines.push(String(access?.({ ...NO_CALL, operation }, 'forbidden')));
  return lines;
};

const NO_CALL: Call = {
  method: '',
  target: '',
  headers: {},
  body: Buffer.from(''),
  route: { kind: 'nothing' },
};

/** How many beginnings the secrets have. */
export const headsOfSecrets = (lines: readonly string[]): number =>
  new Set(lines.flatMap((line) => /"clientSecret":"(.{30})/.exec(line)?.[1] ?? [])).size;
