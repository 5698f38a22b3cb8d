import { describe, expect, it } from '@jest/globals';
import axios from 'axios';
import { story } from 'partner-clients-conformance';
import { conformanceMatchers } from 'partner-clients-conformance/matchers';
import supertest from 'supertest';
import { request } from 'undici';

expect.extend(conformanceMatchers);

// The service under test, and who asks it.
const { CONFORMANCE_TARGET, CONFORMANCE_TOKEN } = process.env;
const { CONFORMANCE_INSTITUTION, CONFORMANCE_PARTNER } = process.env;
const path = `/a/oidc-provider/api/v0/institutions/${CONFORMANCE_INSTITUTION}/partner-clients/${CONFORMANCE_PARTNER}`;
const url = `${CONFORMANCE_TARGET}${path}`;
const headers = { authorization: `Bearer ${CONFORMANCE_TOKEN}` };

describe('the list of clients', () => {
  it('conforms, asked by fetch', async () => {
    const response = await fetch(url, { headers });
    await expect(response).toConformTo('listClients');
    expect(Array.isArray(await response.json())).toBe(true);
  });

  it('conforms, asked by undici', async () => {
    // The body of this one can be read once: the matcher reads it.
    const response = await request(url, { headers });
    await expect(response).toConformTo('listClients');
  });

  it('conforms, asked by supertest', async () => {
    const response = await supertest(CONFORMANCE_TARGET).get(path).set(headers);
    await expect(response).toConformTo('listClients');
  });

  it('conforms, asked by axios', async () => {
    const response = await axios.get(url, { headers, validateStatus: () => true });
    await expect(response).toConformTo('listClients');
  });
});

describe('a client', () => {
  it('that was created is listed', async () => {
    const told = await story();
    const body = { name: 'Example', redirectUris: ['https://app.example.com/callback'] };
    for (const init of [{ method: 'POST', body: JSON.stringify(body) }, { method: 'GET' }]) {
      const sent = { ...headers, 'content-type': 'application/json' };
      const answer = await fetch(url, { ...init, headers: sent });
      const { status, headers: fields } = answer;
      told.add({
        request: { url, headers: sent, ...init },
        response: { status, headers: fields, body: await answer.text() },
      });
    }
    expect(told.end()).toMatchObject({ verdict: 'conforms', reason: '' });
  });
});
