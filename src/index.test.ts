import { expect } from 'chai';
import { CLIENT, create, get, list } from './app/given/given.testing.js';
import {
  ConformanceError,
  type Contract,
  contract,
  type GivenExchange,
  judge,
  story,
} from './index.js';

describe('the library', () => {
  let compiled: Contract;
  before(async () => {
    compiled = await contract();
  });

  it('judges one exchange, by a contract or the promise of one', async () => {
    for (const by of [compiled, Promise.resolve(compiled)])
      expect((await judge(get(), { contract: by })).verdict).to.equal('conforms');
  });

  it('judges by the packaged document where nobody names one', async () => {
    const { verdict } = await judge(get({ ...CLIENT, name: null }));
    expect(verdict).to.equal('does-not-conform');
  });

  it('tells a story one by one', async () => {
    const told = await story({ contract: compiled });
    for (const each of [create(), list([])]) told.add(each);
    expect(told.end().findings.map(({ check }) => check)).to.deep.equal(['created-is-listed']);
  });

  it('tells a story of a list, and of what yields one after the other', async () => {
    // eslint-disable-next-line @typescript-eslint/require-await -- a sequence is asynchronous
    async function* yielded(): AsyncGenerator<GivenExchange> {
      yield create();
      yield list([]);
    }
    for (const exchanges of [[create(), list([])], yielded()]) {
      const { verdict } = await story(exchanges, { contract: compiled });
      expect(verdict).to.equal('does-not-conform');
    }
  });

  const wrong: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['options that are none', () => judge(get(), null as never)],
    ['an option that there is not', () => judge(get(), { contract: compiled, foo: 1 } as never)],
    ['a contract that is none', () => judge(get(), { contract: {} as never })],
    ['a story without options', () => story(null as never)],
    ['a sequence of what is no exchange', () => story([1] as never, { contract: compiled })],
  ];
  for (const [what, called] of wrong)
    it(`refuses ${what}`, async () => {
      const thrown: unknown = await called().catch((error: unknown) => error);
      expect(thrown).to.be.instanceOf(ConformanceError).with.property('code', 'usage');
    });
});
