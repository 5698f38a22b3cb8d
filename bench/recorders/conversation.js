import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What each recorder records: the traffic of an application with the reference provider, some fifteen requests. */
const { CONFORMANCE_TARGET, CONFORMANCE_INSTITUTION, CONFORMANCE_PARTNER, CONFORMANCE_TOKEN } =
  process.env;

export const ORIGIN = CONFORMANCE_TARGET;
const COLLECTION = `${ORIGIN}/a/oidc-provider/api/v0/institutions/${CONFORMANCE_INSTITUTION}/partner-clients/${encodeURIComponent(CONFORMANCE_PARTNER)}`;

/** Where the recordings go. */
export const FOLDER = process.argv[2] ?? '.';

export const write = (name, har) => {
  writeFileSync(join(FOLDER, `${name}.har`), JSON.stringify(har));
};

const CLIENT = {
  name: 'Café of the recorders',
  redirectUris: ['https://app.example.com/zoned?x=1&y=%2F', 'https://app.example.com/a'],
  contacts: ['team@example.com'],
  pkceRequired: true,
};

/**
 * @param {(request: { method: string, url: string, headers: Record<string, string>, body?: string }) =>
 *   Promise<{ status: number, text: string }>} send
 */
export const converse = async (send) => {
  const ask = async (method, id, sent) => {
    const { status, text } = await send({
      method,
      url: id === undefined ? COLLECTION : `${COLLECTION}/${id}`,
      headers: {
        authorization: `Bearer ${CONFORMANCE_TOKEN}`,
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    return { status, json: text === '' ? undefined : JSON.parse(text) };
  };
  await ask('GET');
  const { json } = await ask('POST', undefined, CLIENT);
  const id = json.client.clientId;
  await ask('GET', id);
  await ask('GET');
  await ask('PUT', id, { ...CLIENT, name: 'Renamed' });
  await ask('GET', id);
  await ask('POST', undefined, { redirectUris: 5 });
  const other = await ask('POST', undefined, { ...CLIENT, name: 'Another of the recorders' });
  await ask('GET', other.json.client.clientId);
  await ask('GET');
  await ask('DELETE', id);
  await ask('GET', id);
  await ask('DELETE', other.json.client.clientId);
  await ask('GET');
};
