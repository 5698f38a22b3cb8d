import { expect } from 'chai';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { claims } from '../checks/index.js';
import { create, SENT } from '../checks/lifecycle/_histories.js';
import type { Exchange } from '../model/exchange.js';
import type { Report } from '../model/report.js';
import { fail } from '../model/verdict.js';
import { loadContract } from '../openapi/load.js';
import { checkOf, exchangesOf, failing, optionsOf, sourceOf } from './example.testing.js';
import { judge, type JudgeOptions, judgeMerged, judgeShard } from './judge.js';
import { ReportBuilder } from './report-builder.js';
import { type JudgedShards, merge } from './shards.js';
import { COLLECTIONS, ofCollection, twoCollections } from './two-collections.testing.js';

const DOCUMENT = fileURLToPath(new URL('../../specs/partner-clients.v0.yaml', import.meta.url));
const BATCH = 7;
const batchesOf = (exchanges: readonly Exchange[]) =>
  Array.from({ length: Math.ceil(exchanges.length / BATCH) }, (_, at) => ({
    exchanges: exchanges.slice(at * BATCH, (at + 1) * BATCH),
  }));

const built = (builder: ReportBuilder): Report => {
  const report = builder.build();
  if (!report) throw new Error('the stream has no end');
  return report;
};

const reportOf = async (exchanges: readonly Exchange[], options: JudgeOptions): Promise<Report> => {
  const builder = new ReportBuilder();
  for await (const event of judge(sourceOf(...batchesOf(exchanges)), options)) builder.add(event);
  return built(builder);
};

/** One shard, as it comes from elsewhere. */
const shardOf = async (
  id: string,
  exchanges: readonly Exchange[],
  options: JudgeOptions,
): Promise<JudgedShards> => {
  const { shard } = await judgeShard(sourceOf(...batchesOf(exchanges)), options);
  return JSON.parse(JSON.stringify({ [id]: shard })) as JudgedShards;
};

const mergedReport = (
  shards: JudgedShards,
  options: JudgeOptions,
  all: readonly Exchange[],
): Report => {
  const builder = new ReportBuilder();
  const reread = (id: string) => all.find((each) => each.id === id);
  const run = { startedAt: 0 };
  for (const event of judgeMerged(shards, { ...options, reread }, run)) builder.add(event);
  return built(builder);
};

describe('shards of a recording', () => {
  const exchanges = twoCollections();
  let [one, merged]: [Report | undefined, Report | undefined] = [undefined, undefined];

  before(async function () {
    this.timeout(20_000);
    const contract = await loadContract({ file: DOCUMENT, profile: 'published' });
    // The steps of a history are further apart than a late read may be.
    const settings = { consistencySeconds: 0.05, pins: {}, gate: 'error' } as const;
    const options = () => ({ ...optionsOf(claims), contract, settings });
    const [first, second] = await Promise.all(
      COLLECTIONS.map((collection) =>
        shardOf(collection.partner, ofCollection(exchanges, collection), options()),
      ),
    );
    one = await reportOf(exchanges, options());
    merged = mergedReport(merge(second ?? {}, first ?? {}), options(), exchanges);
  });

  const countOf = (report: Report | undefined, check: string) =>
    report?.findings.filter((each) => each.check === check).map(({ count }) => count);

  it('show the planted deviations in one run', () => {
    expect(countOf(one, 'update-is-visible')).to.deep.equal([10]);
    expect(countOf(one, 'no-null-members')).to.deep.equal([16]);
    expect(countOf(one, 'secrets-differ')).to.deep.equal([3]);
    expect(countOf(one, 'secrets-vary-enough')).to.deep.equal([1]);
  });

  it('come to the report of one run', () => {
    expect(merged).to.deep.equal(one);
  });
});

describe('merging shards', () => {
  const odd = failing('odd', ({ id }) => Number(id.slice(1)) % 3 === 1);
  const slow = failing('slow', ({ endedAt, startedAt }) => endedAt - startedAt > 6, {
    severity: 'warning',
    observation: { pointer: '#/components/schemas/client/properties/name' },
  });
  const named = checkOf('named', { looksAt: { parts: ['response.raw'] } });
  const options = () => optionsOf([odd, slow, named]);
  const exchanges = exchangesOf(40, (at) => ({
    startedAt: at * 10,
    endedAt: at * 10 + (at % 9),
    status: at % 7 === 0 ? 404 : 200,
    ...(at % 11 === 5 ? { request: { target: `/lost/${at % 2}/x` } } : {}),
  }));

  /** Which of so many shards each exchange is in. */
  const places = fc.array(fc.nat(3), { minLength: exchanges.length, maxLength: exchanges.length });
  const shardsIn = (inShard: readonly number[]) =>
    Promise.all(
      [0, 1, 2, 3].map((number) =>
        shardOf(
          `shard ${number}`,
          exchanges.filter((_, at) => inShard[at] === number),
          options(),
        ),
      ),
    );
  const sum = (shards: JudgedShards) => mergedReport(shards, options(), exchanges);

  it('comes to the report of one run, however the exchanges are dealt out', async () => {
    const whole = await reportOf(exchanges, options());
    await fc.assert(
      fc.asyncProperty(places, async (inShard) => {
        expect(sum((await shardsIn(inShard)).reduce(merge))).to.deep.equal(whole);
      }),
      { numRuns: 25 },
    );
  });

  it('comes to the same in whatever order and grouping, and however often a shard comes', async () => {
    const shards = await shardsIn(exchanges.map((_, at) => at % 4));
    const [a = {}, b = {}, c = {}, d = {}] = shards;
    const once = sum(shards.reduce(merge));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([a, b, c, d, a, b, c, d], { minLength: 8, maxLength: 8 }),
        fc.nat(6),
        (all, cut) => {
          const [left, right] = [all.slice(0, cut + 1), all.slice(cut + 1)];
          const grouped = merge(left.reduce(merge), right.reduce(merge));
          expect(sum(grouped)).to.deep.equal(once);
          return Promise.resolve();
        },
      ),
    );
  });

  it('says of all secrets together what one run says, however the creates are dealt out', async () => {
    const vary = claims.filter(({ id }) => id === 'secrets-vary-enough');
    const counting = [1, 2, 3, 4, 5, 6].map((each) => `${'7'.repeat(42)}${each}`);
    const random = ['a', 'b', 'c'].map((each) =>
      createHash('sha256').update(each).digest('base64url'),
    );
    const dealt = fc.array(
      fc.record({ secret: fc.constantFrom(...counting, ...random), shard: fc.nat(2) }),
      { minLength: 1, maxLength: 12 },
    );
    const verdicts = new Set<string>();
    await fc.assert(
      fc.asyncProperty(dealt, async (creates) => {
        const all = exchangesOf(creates.length, (at) => ({
          request: { method: 'POST', target: '/clients' },
          json: { client: { clientId: `c${at}`, clientSecret: creates[at]?.secret } },
        }));
        const shards = await Promise.all(
          [0, 1, 2].map((number) =>
            shardOf(
              `shard ${number}`,
              all.filter((_, at) => creates[at]?.shard === number),
              optionsOf(vary),
            ),
          ),
        );
        const whole = await reportOf(all, optionsOf(vary));
        expect(mergedReport(shards.reduce(merge), optionsOf(vary), all)).to.deep.equal(whole);
        verdicts.add(whole.verdict);
      }),
      { numRuns: 60 },
    );
    expect(verdicts).to.include('does-not-conform');
  });

  for (const [what, partners] of [
    [
      'two partners',
      ['11111111-1111-4111-8111-111111111111/first', '11111111-1111-4111-8111-111111111111/second'],
    ],
    [
      'two institutions',
      COLLECTIONS.map(({ institution, partner }) => `${institution}/${partner}`),
    ],
  ] as const)
    it(`says of an id that ${what} were given what one run says`, async () => {
      const unique = claims.filter(({ id }) => id === 'ids-are-unique');
      const all = ['shared', 'shared', 'own'].map((clientId, at) => {
        const [institution = '', partner = ''] = (partners[at % 2] ?? '').split('/');
        const json = { client: { clientId, clientSecret: `secret-of-${clientId}-${at}` } };
        return create(at, SENT, { institution, partner, json });
      });
      const contract = await loadContract({ file: DOCUMENT, profile: 'published' });
      const given = { ...optionsOf(unique), contract };
      const shards = await Promise.all(
        [0, 1].map((number) =>
          shardOf(
            `shard ${number}`,
            all.filter((_, at) => at % 2 === number),
            given,
          ),
        ),
      );
      const whole = await reportOf(all, given);
      expect(whole.findings.map(({ check, count }) => `${check} ${count}`)).to.deep.equal([
        'ids-are-unique 1',
      ]);
      expect(mergedReport(shards.reduce(merge), given, all)).to.deep.equal(whole);
    });

  it('holds to the bounds of one run where shards together are beyond them', async () => {
    const many = exchangesOf(1600);
    const all = optionsOf([
      checkOf('bad', {
        evaluate: ({ id }) => fail({ at: 'x', expected: 'a', actual: 'b', shape: id }),
      }),
    ]);
    const shards = await Promise.all(
      [0, 1].map((number) =>
        shardOf(
          `shard ${number}`,
          many.filter((_, at) => at % 2 === number),
          all,
        ),
      ),
    );
    const merged = mergedReport(shards.reduce(merge), all, many);
    const [whole, sum] = [await reportOf(many, all), merged.findings.at(-1)];
    expect(merged.findings.map(({ fingerprint }) => fingerprint)).to.deep.equal(
      whole.findings.map(({ fingerprint }) => fingerprint),
    );
    expect([sum?.count, sum?.exchanges]).to.deep.equal([
      600,
      Array.from({ length: 20 }, (_, at) => `e${at + 1001}`),
    ]);
    expect(merged.evidence).to.deep.equal(whole.evidence);
  });

  it('says below which base most requests of no operation would be of one', async () => {
    const lost = exchangesOf(4, (at) => ({
      source: 'har',
      request: { target: `/gw${at % 3}/institutions/i` },
    }));
    const shards = await Promise.all([
      shardOf('a', lost.slice(1), options()),
      shardOf('b', lost.slice(0, 1), options()),
    ]);
    const merged = mergedReport(shards.reduce(merge), options(), lost);
    expect(merged.reason).to.contain('2 of 4 would be below https://api.example/gw0');
    expect(merged).to.deep.equal(await reportOf(lost, options()));
  });

  it('passes on what each source told, and why one ended early', async () => {
    const probe = { id: 'p', status: 'run', reason: '' } as const;
    const source = sourceOf({ exchanges, probes: [probe], cutShort: 'the time was up' });
    const { shard } = await judgeShard(source, options());
    const { shard: quiet } = await judgeShard(sourceOf(), options());
    expect(sum({ a: shard, b: quiet }).probes).to.deep.equal([probe]);
    expect(sum({ a: { ...shard, tally: quiet.tally }, b: quiet }).reason).to.equal(
      'Not all is there to judge: the time was up.',
    );
  });

  it('asks for the waivers again: they may count what they are used for', async () => {
    const asked: string[] = [];
    const waive = ({ check }: { readonly check: string }) => {
      asked.push(check);
      return { waivedBy: check === 'odd' ? 'me: known' : null };
    };
    const shard = await shardOf('a', exchanges, options());
    const merged = mergedReport(shard, { ...options(), waive }, exchanges);
    expect(asked.sort()).to.deep.equal(['odd', 'slow']);
    expect([merged.verdict, merged.summary.findings.waived]).to.deep.equal(['conforms', 1]);
  });

  it('hands back what ended the judging of a shard', async () => {
    const broken = new Error('broken');
    const ended = await judgeShard(sourceOf({ exchanges }, broken), options());
    expect(ended.error?.cause).to.equal(broken);
    expect(ended.shard.tally.operations.exchanges).to.equal(exchanges.length);
  });

  it('leaves the merged ones as they are', async () => {
    const [a = {}, b = {}] = await shardsIn(exchanges.map((_, at) => at % 2));
    merge(a, b);
    expect([Object.keys(a), Object.keys(b)]).to.deep.equal([['shard 0'], ['shard 1']]);
  });
});
