import * as chai from 'chai';
import { request } from 'undici';
import { conformancePlugin, conformancePluginWith } from './chai.js';
import { type Answering, answering } from './answers.testing.js';

const { expect } = chai.use(conformancePlugin);

const messageOf = async (asserted: Promise<void>): Promise<string> => {
  const thrown: unknown = await asserted.catch((error: unknown) => error);
  expect(thrown).to.be.instanceOf(chai.AssertionError);
  return thrown instanceof Error ? thrown.message : '';
};

describe('expect(response).to.conformTo(operation)', () => {
  let server: Answering;
  before(async () => {
    server = await answering();
  });
  after(() => {
    server.close();
  });

  it('passes what conforms, and leaves the body of a fetch to the test', async () => {
    const response = await fetch(server.at('c1'));
    await expect(response).to.conformTo('getClient');
    expect(await response.json()).to.have.property('clientId', 'c1');
  });

  it('takes an answer of undici, and of whatever has status, header fields and body', async () => {
    const answer = await request(server.at('c1'));
    await expect(answer).to.conformTo('getClient');
    const { headers, statusCode: status } = await request(server.at('c1'));
    const body = { clientId: 'c1', name: 'Example', redirectUris: ['https://a.example/cb'] };
    await expect({ status, headers, body }).to.conformTo('getClient');
    await expect({
      statusCode: 200,
      headers,
      rawPayload: Buffer.from(JSON.stringify(body)),
    }).to.conformTo('getClient');
  });

  it('takes the promise of an answer', async () => {
    await expect(fetch(server.at('c1'))).to.conformTo('getClient');
  });

  it('says where, what was expected and seen, by which clause, what to do, and what came', async () => {
    const message = await messageOf(
      expect(await fetch(server.at('odd'))).to.conformTo('getClient'),
    );
    expect(message.split('\n')).to.deep.equal([
      'expected the answer to conform to getClient, and it does not:',
      '',
      '  response.body/clientId  (error, client-id-is-the-one-asked-for)',
      '    expected  the id that the path names',
      '    actual    another id',
      '    clause    #/components/schemas/partnerClientDetails/properties/clientId',
      '    fix       Return the client that the path names, with its id unchanged.',
      '',
      '  the answer: 200 application/json',
      '    {"clientId":"another","name":"Example","redirectUris":["https://a.example/cb"]}',
    ]);
  });

  it('shows nothing that a terminal or a build server would obey', async () => {
    const message = await messageOf(
      expect(await fetch(server.at('null'))).to.conformTo('getClient'),
    );
    expect(message).to.include('no-null-members');
    expect(['\u001b', '::error'].filter((each) => message.includes(each))).to.deep.equal([]);
  });

  it('fails what nobody can tell, with the reason, and its opposite too', async () => {
    const response = await fetch(server.at('gone'));
    const reason = 'the document does not list 403 for getClient, only 200, 404';
    expect(await messageOf(expect(response).to.conformTo('getClient'))).to.include(reason);
    expect(await messageOf(expect(response).to.not.conformTo('getClient'))).to.include(reason);
  });

  it('passes a refusal that was asked for', async () => {
    const answer = {
      status: 401,
      headers: { 'content-type': 'application/json', 'www-authenticate': 'Bearer' },
      body: {},
    };
    await expect(answer).to.conformTo('getClient', { purpose: 'anonymous' });
  });

  it('negates', async () => {
    await expect(await fetch(server.at('odd'))).to.not.conformTo('getClient');
    const message = await messageOf(
      expect(await fetch(server.at('c1'))).to.not.conformTo('getClient'),
    );
    expect(message).to.match(
      /^expected the answer not to conform to getClient, and it does: \d+ checks passed$/,
    );
  });

  it('puts the words of the test before its own', async () => {
    const message = await messageOf(
      expect(await fetch(server.at('odd')), 'the first client').to.conformTo('getClient'),
    );
    expect(message).to.match(/^the first client: expected/);
  });

  const wrong: readonly (readonly [string, () => unknown, string])[] = [
    ['no such operation', () => fetch(server.at('c1')), 'getClients'],
    [
      'of createClient',
      () => ({ ...axios(server.at('c1')), config: { method: 'get' } }),
      'createClient',
    ],
    ['no answer', () => 5, 'getClient'],
    ['no answer', () => ({ body: [] }), 'getClient'],
  ];
  for (const [what, received, operation] of wrong)
    it(`tells the caller what is wrong: ${what}`, async () => {
      const thrown: unknown = await expect(await received())
        .to.conformTo(operation)
        .catch((error: unknown) => error);
      expect(thrown).to.have.property('code', 'usage');
    });

  it('tells that a body has been read already', async () => {
    const [fetched, asked] = [await fetch(server.at('c1')), await request(server.at('c1'))];
    await Promise.all([fetched.text(), asked.body.text()]);
    for (const response of [fetched, asked]) {
      const thrown: unknown = await expect(response)
        .to.conformTo('getClient')
        .catch((error: unknown) => error);
      expect(thrown).to.have.property('message', 'the body of the answer has been read already');
    }
  });

  it('judges by options of one’s own', async () => {
    const own = chai.use(
      conformancePluginWith({ severities: { 'client-id-is-the-one-asked-for': 'info' } }),
    );
    try {
      await own.expect(await fetch(server.at('odd'))).to.conformTo('getClient');
    } finally {
      chai.use(conformancePlugin);
    }
  });

  /** As axios gives it. */
  const axios = (url: string, data: unknown = {}) => ({
    status: 200,
    headers: { 'content-type': 'application/json' },
    data,
    config: { method: 'get' },
    request: { res: { responseUrl: url } },
  });

  it('cannot tell whether a text of axios is what it could not parse', async () => {
    const message = await messageOf(
      expect(axios(server.at('c1'), 'oops')).to.conformTo('getClient'),
    );
    expect(message).to.include('the content of the answer was not handed over');
  });
});
