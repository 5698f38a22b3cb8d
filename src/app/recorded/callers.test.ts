import { expect } from 'chai';
import type { Report } from '../../model/report.js';
import { checked, checksOf, weighty } from './checked.testing.js';
import { answer, CLIENT, conversation, type Entry, entryOf, ID } from './traffic.testing.js';

/** Wrong values of each type, as a fuzzer sends them. */
const WRONG: readonly unknown[] = [5, true, null, {}, 'x', -1.5, [[]], '', [{}], [1]];
const MEMBERS = ['name', 'redirectUris', 'logoUri', 'contacts', 'pkceRequired'];

/** What a fuzzer sends, and how a server that keeps to the document answers. */
const fuzzed = (status = 400): Entry[] =>
  MEMBERS.flatMap((member) => WRONG.map((value) => ({ ...CLIENT, [member]: value }))).flatMap(
    (body, index) => [
      entryOf(10 + index, ['POST', '', body], [status, { error: 'invalid_client_metadata' }]),
      entryOf(100 + index, ['PUT', `/${ID}`, body], [status, { error: 'invalid' }]),
    ],
  );

const ofCaller = ({ findings }: Report) =>
  findings
    .filter(({ side }) => side === 'request')
    .map(({ check, operation, at, severity }) => `${severity} ${check} ${operation ?? ''} ${at}`);

describe('the recorded caller', () => {
  it('is told once a place what it sent and was refused, as information', async () => {
    const report = await checked([...conversation(), ...fuzzed()]);
    expect(weighty(report)).to.deep.equal([]);
    const told = ofCaller(report);
    expect(new Set(told).size).to.equal(told.length);
    expect(told.filter((each) => !each.startsWith('info'))).to.deep.equal([]);
    expect(told.length).to.be.within(1, 4 * MEMBERS.length);
  });

  it('is warned of what was served', async () => {
    const entries = conversation();
    const odd = entryOf(2.5, ['PUT', `/${ID}`, { ...CLIENT, more: 1, contacts: 'x' }], [204]);
    const report = await checked([...entries.slice(0, 3), odd, ...entries.slice(3)]);
    expect(ofCaller(report)).to.include(
      'warning request-matches-schema updateClient request.body/contacts',
    );
    expect(checksOf(report)).to.deep.equal(['invalid-body-is-refused']);
  });

  it('owns a URI that it has stored itself', async () => {
    const odd = { ...CLIENT, logoUri: '/logo.png' };
    const entries = [
      ...conversation().slice(0, 1),
      entryOf(1, ['POST', '', odd], [200, { client: { clientId: ID } }]),
      entryOf(2, ['GET', `/${ID}`], [200, { clientId: ID, ...odd }]),
    ];
    const report = await checked(entries);
    expect(checksOf(report)).not.to.include('uris-are-absolute');
    expect(ofCaller(report)).to.include(
      'warning uris-are-absolute getClient response.body/logoUri',
    );
  });

  it('does not own a URI that the server made', async () => {
    const entries = conversation();
    answer(entries[2], 200, { clientId: ID, ...CLIENT, tosUri: 'tos' });
    expect(checksOf(await checked(entries))).to.include('uris-are-absolute');
  });
});
