import { expect } from 'chai';
import type { Contract } from '../../model/contract.js';
import { ConformanceError } from '../../model/error.js';
import type { GivenExchange } from './exchange.js';
import {
  CLIENT,
  create,
  exchangeOf,
  get,
  JSON_TYPE,
  list,
  miss,
  packaged,
  remove,
  tell,
} from './given.testing.js';
import { type StoryOptions, storyOf } from './story.js';

describe('a story', () => {
  let contract: Contract;
  before(async () => {
    contract = await packaged();
  });

  const judged = (exchanges: readonly GivenExchange[], options: StoryOptions = {}) => {
    const story = storyOf(options, contract);
    for (const each of exchanges) story.add(each);
    return story.end();
  };
  const told = (exchanges: readonly GivenExchange[], options?: StoryOptions) =>
    tell(judged(exchanges, options));

  it('conforms where each exchange does, and all of them together', () => {
    const life = [create(), list(), get(), remove(), miss(), list([])];
    expect(told(life)).to.deep.equal(['conforms']);
  });

  it('finds what no single exchange shows', () => {
    expect(told([create(), list([])])).to.deep.equal([
      'does-not-conform',
      'error created-is-listed response.body',
    ]);
    expect(told([create(), remove(), get()])).to.deep.equal([
      'does-not-conform',
      'error deleted-stays-deleted response.status',
    ]);
  });

  it('names the exchanges as the caller does', () => {
    const { evidence } = judged([create(), { ...list([]), id: 'after the create' }]);
    expect(evidence.map(({ id }) => id)).to.deep.equal(['e1', 'after the create']);
  });

  it('lets an older state be read for a time where it is told how long, or when each was', () => {
    const stale = [create(), list([])];
    const timed = stale.map((each, index) => ({ ...each, startedAt: 1000 + index * 100 }));
    for (const judgment of [judged(stale, { consistencySeconds: 5 }), judged(timed)])
      expect([judgment.verdict, judgment.reason]).to.deep.equal([
        'could-not-tell',
        'what was read looked wrong, and was not read again after the time that a fresh state may take (consistencySeconds)',
      ]);
  });

  it('passes over requests of no operation, and cannot tell where there are no others', () => {
    const other = { ...list(), request: { method: 'GET', path: '/health' } };
    expect([told([other, get()]), told([other]), told([])]).to.deep.equal([
      ['conforms'],
      ['could-not-tell'],
      ['could-not-tell'],
    ]);
  });

  it('cannot tell where a refusal may hide anything', () => {
    const refused = exchangeOf('GET', 'c1', { status: 403, body: '' });
    expect(judged([get(), refused]).reason).to.include('403 for getClient, only 200, 404 (e2)');
  });

  it('holds to pins', () => {
    const { path } = get().request;
    const contacts = ['team@a.example'];
    const body = { name: 'Other', redirectUris: CLIENT.redirectUris };
    const life = [
      { ...create(), request: { ...create().request, body: { ...CLIENT, contacts } } },
      get({ ...CLIENT, contacts }),
      { ...remove(), request: { method: 'PUT', path, headers: JSON_TYPE, body } },
      get({ ...CLIENT, ...body, contacts }),
    ].map((each) => ({ ...each, purpose: 'valid' as const }));
    const pins = told(life, { pins: { put: 'replace' } }).filter((each) => each.includes('pinned'));
    expect(pins).to.deep.equal(['error partial-update-stays-as-pinned response.body']);
    const kept = told(life, { pins: { put: 'merge' } });
    expect(kept.filter((each) => each.includes('pinned'))).to.deep.equal([]);
  });

  it('does not mix with another', () => {
    const [one, other] = [storyOf({}, contract), storyOf({}, contract)];
    one.add(create());
    other.add(list([]));
    one.add(list());
    expect([one.end().verdict, other.end().verdict]).to.deep.equal(['conforms', 'conforms']);
  });

  it('refuses what comes after its end, out of order, or without the time that the others have', () => {
    const story = storyOf({}, contract);
    story.end();
    expect(() => {
      story.add(list());
    }).to.throw(ConformanceError, 'ended');
    expect(() => story.end()).to.throw(ConformanceError, 'ended');
    const at = (startedAt: number) => ({ ...list(), startedAt });
    expect(() => judged([at(5), at(4)])).to.throw(ConformanceError, 'began before');
    expect(() => judged([at(5), list()])).to.throw(ConformanceError, 'some exchanges');
  });

  it('refuses options that contradict each other, or are wrong', () => {
    for (const options of [
      { soleWriter: true, partial: true },
      { soleWriter: 1 },
      { consistencySeconds: -1 },
      { operation: 'getClient' },
    ])
      expect(() => storyOf(options as StoryOptions, contract))
        .to.throw(ConformanceError)
        .with.property('code', 'usage');
  });
});
