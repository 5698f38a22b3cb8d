import { expect } from 'chai';
import type { Contract } from '../../../model/contract.js';
import type { Report } from '../../../model/report.js';
import { loadContract } from '../../../openapi/load.js';
import { HarSource } from '../../../recordings/source.js';
import { judgeSource } from '../../judging.testing.js';
import { DOCUMENT } from '../../packaged.js';
import { type SecondProvider, startSecondProvider } from '../../second-provider.testing.js';
import { checksOf, har, weighty } from '../checked.testing.js';
import { ordinaryTraffic } from './application.testing.js';
import { OF_ANSWERS } from './defects-of-answers.testing.js';
import { OF_CONTENT } from './defects-of-content.testing.js';
import { OF_IDENTITY } from './defects-of-identity.testing.js';
import { OF_LISTS } from './defects-of-lists.testing.js';
import { OF_REFUSALS } from './defects-of-refusals.testing.js';
import { OF_SECRETS } from './defects-of-secrets.testing.js';
import { OF_STATE } from './defects-of-state.testing.js';
import type { Defects } from './defects.testing.js';
import type { Exchanged } from './exchange.testing.js';
import { besideOthers } from './others.testing.js';
import { written } from './written.testing.js';

const DEFECTS: Defects = {
  ...OF_ANSWERS,
  ...OF_CONTENT,
  ...OF_SECRETS,
  ...OF_STATE,
  ...OF_LISTS,
  ...OF_IDENTITY,
  ...OF_REFUSALS,
};

/** From one request to the next, milliseconds: none, and so long that reads come a minute after writes. */
const PAUSES = [0, 7000];

describe('the ordinary traffic of an application', () => {
  let contract: Contract;
  let provider: SecondProvider;

  before(async () => {
    contract = await loadContract({ file: DOCUMENT, profile: 'published' });
  });
  beforeEach(async () => {
    provider = await startSecondProvider();
  });
  afterEach(async () => {
    await provider.close();
  });

  const judged = (exchanged: readonly Exchanged[], pause: number): Promise<Report> => {
    const text = har(written(exchanged, provider, pause));
    // eslint-disable-next-line @typescript-eslint/require-await
    const input = async function* () {
      yield Buffer.from(text);
    };
    const source = new HarSource(['-'], {}, input());
    return judgeSource(source, { contract, consistencySeconds: 5 });
  };

  for (const pause of [...PAUSES, 700]) {
    it(`raises neither error nor warning, ${pause} ms apart`, async () => {
      const exchanged = await ordinaryTraffic(provider);
      expect(exchanged.length).to.be.within(70, 80);
      expect(weighty(await judged(exchanged, pause))).to.deep.equal([]);
    });

    it(`raises neither error nor warning beside other writers, ${pause} ms apart`, async () => {
      const exchanged = await ordinaryTraffic(provider, besideOthers(provider));
      expect(weighty(await judged(exchanged, pause))).to.deep.equal([]);
    });
  }

  for (const [name, { plant, found, lost }] of Object.entries(DEFECTS))
    it(`shows that ${name}${lost === undefined ? '' : `, or not: ${lost}`}`, async () => {
      const exchanged = await ordinaryTraffic(provider, plant(provider));
      const seen: (readonly string[])[] = [];
      for (const pause of PAUSES) seen.push(checksOf(await judged(exchanged, pause)).toSorted());
      expect(seen).to.deep.equal(PAUSES.map(() => found.toSorted()));
    });

  it('shows nine in ten of what its answers contradict by themselves', () => {
    const all = Object.values(DEFECTS);
    const contradicting = all.filter(({ lost }) => lost === undefined);
    expect(all.length).to.be.at.least(40);
    expect(contradicting.length).to.be.at.least(0.9 * all.length);
    expect(contradicting.filter(({ found }) => found.length === 0)).to.deep.equal([]);
  });
});
