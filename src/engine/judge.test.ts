import { expect } from 'chai';
import { toolError } from '../model/error.js';
import type { Batch, Source } from '../model/source.js';
import { couldNotTell, notApplicable, PASS } from '../model/verdict.js';
import {
  checkOf,
  endOf,
  eventsOf,
  exchangeOf,
  exchangesOf,
  failing,
  hear,
  monitorOf,
  sourceOf,
  type Heard,
} from './example.testing.js';

const good = checkOf('good');
const bad = failing('bad', () => true);
const always = { exchanges: [exchangeOf()] };
const tallyOf = (heard: Heard, check: string) =>
  eventsOf(heard, 'check-summed').find(({ tally }) => tally.check === check)?.tally;

/** A stream begins and ends as it must. */
const expectWhole = ({ events }: Heard): void => {
  const types = events.map(({ type }) => type);
  expect(types[0]).to.equal('run-started');
  expect(types.at(-1)).to.equal('run-finished');
  expect(types.filter((type) => type.startsWith('run-'))).to.have.length(2);
};

describe('a stream of events', () => {
  const cut = { cutShort: 'the time was up' };
  const throwing = checkOf('throwing', {
    evaluate: () => {
      throw new TypeError('oops s3cr3t');
    },
  });
  const streams: Readonly<Record<string, () => Promise<Heard>>> = {
    'nothing happens': () => hear(sourceOf(), { claims: [good] }),
    'all is well': () => hear(sourceOf(always), { claims: [good] }),
    'the source is cut short': () => hear(sourceOf(always, cut), { claims: [good] }),
    'the source throws at once': () => hear(sourceOf(new Error('x')), { claims: [good] }),
    'the source throws later': () => hear(sourceOf(always, new Error('x')), { claims: [good] }),
    'a check throws': () => hear(sourceOf(always), { claims: [throwing] }),
    'a monitor throws at its start': () =>
      hear(sourceOf(always), {
        claims: [
          monitorOf('m', () => {
            throw new Error('x');
          }),
        ],
      }),
    'a monitor throws at its end': () =>
      hear(sourceOf(always), {
        claims: [
          monitorOf('m', () => ({
            judge: () => undefined,
            finish: () => {
              throw new Error('x');
            },
          })),
        ],
      }),
  };
  for (const [when, start] of Object.entries(streams)) {
    it(`begins and ends exactly once where ${when}`, async () => {
      expectWhole(await start());
    });
  }

  it('hands back the error of a source, and could not tell', async () => {
    const error = toolError('usage', 'the target went away');
    const heard = await hear(sourceOf(always, error), { claims: [good] });
    expect(heard.error).to.equal(error);
    expect(endOf(heard)).to.include({
      verdict: 'could-not-tell',
      reason: 'The target went away: see `conformance --help`.',
    });
  });

  it('names the check and the exchange of an error of ours, and no more of it', async () => {
    const { error } = await hear(sourceOf(always), { claims: [throwing] });
    expect(error?.code).to.equal('internal');
    expect(error?.message).to.equal('the check throwing failed on exchange e1');
    expect(error?.cause).to.be.instanceOf(TypeError);
  });

  it('closes the source where a check throws', async () => {
    let closed = false;
    const source = (async function* (): Source {
      try {
        yield await Promise.resolve(always);
        yield always;
      } finally {
        closed = true;
      }
    })();
    await hear(source, { claims: [throwing] });
    expect(closed).to.equal(true);
  });

  it('judges what came before the source threw', async () => {
    const heard = await hear(sourceOf(always, new Error('x')), { claims: [good] });
    expect(tallyOf(heard, 'good')).to.include({ pass: 1 });
  });

  it('keeps a failure that was found before the source threw', async () => {
    const heard = await hear(sourceOf(always, new Error('x')), { claims: [bad] });
    expect(endOf(heard).verdict).to.equal('does-not-conform');
    expect(heard.error?.code).to.equal('internal');
  });

  it('is the same for the same input', async () => {
    const run = () =>
      hear(sourceOf({ exchanges: exchangesOf(50, (at) => ({ status: 200 + (at % 3) })) }), {
        claims: [good, failing('odd', ({ response }) => response?.status === 201)],
      });
    expect((await run()).events).to.deep.equal((await run()).events);
  });

  it('passes on probes, leftovers and progress', async () => {
    const seen: number[] = [];
    const batch = {
      ...always,
      probes: [{ id: 'p', status: 'run', reason: '' }] as const,
      leftovers: [{ collection: { institution: 'i', partner: 'p' }, clientId: 'c', reason: 'r' }],
    };
    const heard = await hear(sourceOf(batch, always), {
      claims: [good],
      onProgress: ({ exchanges }) => seen.push(exchanges),
    });
    expect(eventsOf(heard, 'probe-finished')).to.have.length(1);
    expect(eventsOf(heard, 'client-left-over')).to.have.length(1);
    expect(seen).to.deep.equal([0, 1, 2]);
  });
});

describe('a plan', () => {
  const reasonFor = async (
    looksAt: Parameters<typeof checkOf>[1] & object,
    made: Parameters<typeof exchangeOf>[0],
  ): Promise<unknown> => {
    const heard = await hear(sourceOf({ exchanges: [exchangeOf(made)] }), {
      claims: [checkOf('it', looksAt)],
    });
    const tally = tallyOf(heard, 'it');
    const [reason] = tally?.reasons ?? [];
    return reason ? `${reason.outcome}: ${reason.because}` : `pass ${tally?.pass ?? 0}`;
  };
  const status = ['response.status'] as const;

  const cases: readonly (readonly [string, object, object, string])[] = [
    ['judges by default', { parts: status }, {}, 'pass 1'],
    [
      'passes over other operations',
      { parts: status, operations: ['createClient'] },
      {},
      'not-applicable: it is about other operations',
    ],
    ['knows a class of statuses', { parts: status, statuses: ['2xx'] }, {}, 'pass 1'],
    [
      'passes over other statuses',
      { parts: status, statuses: ['404', '5xx'] },
      {},
      'not-applicable: it is about other statuses',
    ],
    [
      'cannot tell where no answer came',
      { parts: status },
      { response: undefined },
      'could-not-tell: the answer never came',
    ],
    [
      'judges a request that was never answered',
      { parts: ['request.target'] },
      { response: undefined },
      'pass 1',
    ],
    [
      'cannot tell without raw bytes',
      { parts: ['response.raw'] },
      {},
      'could-not-tell: the recording keeps no raw bytes',
    ],
    [
      'passes over requests of another purpose',
      { parts: status, purposes: ['deleted'] },
      {},
      'not-applicable: it is about requests of another purpose',
    ],
    [
      'cannot tell the purpose of a foreign request',
      { parts: status, purposes: ['deleted'] },
      { purpose: undefined },
      'could-not-tell: the recording does not say why the request was sent',
    ],
    [
      'knows foreign requests by name',
      { parts: status, purposes: ['foreign'] },
      { purpose: undefined },
      'pass 1',
    ],
    [
      'passes over token requests',
      { parts: status, unmatched: true },
      { purpose: 'token', request: { target: '/token' } },
      'not-applicable: it is about requests of another purpose',
    ],
    [
      'judges token requests where they are asked for',
      { parts: status, purposes: ['token'] },
      { purpose: 'token', request: { target: '/token' } },
      'pass 1',
    ],
    [
      'passes over requests of no operation',
      { parts: status },
      { request: { target: '/elsewhere' } },
      'not-applicable: the request is of no operation of the document',
    ],
    [
      'judges requests of no operation where asked to',
      { parts: status, unmatched: true },
      { request: { target: '/elsewhere' } },
      'pass 1',
    ],
  ];
  for (const [title, looksAt, made, expected] of cases) {
    it(title, async () => {
      expect(await reasonFor({ looksAt } as never, made)).to.equal(expected);
    });
  }

  it('counts a hostile status like any other', async () => {
    const statuses = [-1, 0, 999, 1000, 1e9, 2.5, Number.NaN];
    const exchanges = exchangesOf(statuses.length, (at) => ({ status: statuses[at] ?? 0 }));
    const heard = await hear(sourceOf({ exchanges }), { claims: [good] });
    expect(tallyOf(heard, 'good')).to.include({ pass: statuses.length });
  });

  it('says that a check is switched off', async () => {
    const heard = await hear(sourceOf(always), {
      claims: [bad, good],
      severities: { bad: 'off' },
    });
    expect(tallyOf(heard, 'bad')?.reasons).to.deep.equal([
      { outcome: 'not-applicable', because: 'it is switched off by the configuration', count: 1 },
    ]);
    expect(endOf(heard).verdict).to.equal('conforms');
  });

  it('sums reasons up, the most frequent first', async () => {
    const moody = checkOf('moody', {
      evaluate: ({ id }) =>
        id === 'e1' ? couldNotTell('a') : id === 'e2' ? notApplicable('b') : couldNotTell('c'),
    });
    const heard = await hear(sourceOf({ exchanges: exchangesOf(4) }), { claims: [moody] });
    expect(tallyOf(heard, 'moody')).to.deep.include({
      ...{ pass: 0, fail: 0, notApplicable: 1, couldNotTell: 3 },
      reasons: [
        { outcome: 'not-applicable', because: 'b', count: 1 },
        { outcome: 'could-not-tell', because: 'c', count: 2 },
        { outcome: 'could-not-tell', because: 'a', count: 1 },
      ],
    });
  });
});

describe('the verdict', () => {
  const outcome = async (
    claims: Parameters<typeof hear>[1]['claims'],
    batches: readonly (Batch | Error)[] = [always],
    more: Partial<Parameters<typeof hear>[1]> = {},
  ) => {
    const { verdict, reason } = endOf(await hear(sourceOf(...batches), { claims, ...more }));
    return `${verdict}: ${reason}`;
  };
  const warning = failing('warned', () => true, { severity: 'warning' });
  const pins = {};

  it('conforms where something was judged and nothing failed', async () => {
    expect(await outcome([good])).to.equal('conforms: ');
  });

  it('does not conform with one finding of severity error', async () => {
    expect(await outcome([good, bad])).to.equal(
      'does-not-conform: There is one error in getClient, against the rule “The claim of bad”.',
    );
  });

  it('does not conform where the run was cut short after a failure', async () => {
    expect(await outcome([bad], [always, { cutShort: 'SIGINT' }])).to.match(/^does-not-conform/);
  });

  it('lets warnings pass, unless the gate is there', async () => {
    expect(await outcome([good, warning])).to.equal('conforms: ');
    expect(
      await outcome([good, warning], [always], {
        settings: { consistencySeconds: 5, pins, gate: 'warning' },
      }),
    ).to.match(/^does-not-conform/);
  });

  it('never fails for a gap in the document', async () => {
    expect(await outcome([good, failing('gap', () => true, { ledger: 'gap' })])).to.equal(
      'conforms: ',
    );
  });

  it('lets a waived finding pass', async () => {
    expect(
      await outcome([good, bad], [always], { waive: () => ({ waivedBy: 'me: known' }) }),
    ).to.equal('conforms: ');
  });

  it('takes the severity of the configuration', async () => {
    expect(await outcome([good, bad], [always], { severities: { bad: 'warning' } })).to.equal(
      'conforms: ',
    );
    expect(await outcome([warning], [always], { severities: { warned: 'error' } })).to.match(
      /^does-not-conform/,
    );
  });

  it('could not tell where there was nothing', async () => {
    expect(await outcome([good], [])).to.equal(
      'could-not-tell: There was nothing to judge: no exchange was made or found.',
    );
  });

  it('could not tell where no request is of an operation, and guesses why', async () => {
    const request = { target: '/other/place/clients/7' };
    expect(await outcome([good], [{ exchanges: [exchangeOf({ request })] }])).to.equal(
      'could-not-tell: No request is of an operation of the document, whose paths are like /clients/{id}; they went to https://api.example: name another --target, or another document with --spec.',
    );
  });

  it('could not tell where the run was cut short', async () => {
    expect(await outcome([good], [always, { cutShort: 'the time was up' }])).to.equal(
      'could-not-tell: Not all is there to judge: the time was up.',
    );
  });

  it('could not tell where every check of severity error could only not tell', async () => {
    const unable = checkOf('unable', { looksAt: { parts: ['response.raw'] } });
    expect(await outcome([unable, checkOf('mild', { severity: 'warning' })])).to.equal(
      'could-not-tell: No check of severity error could judge anything, mostly because the recording keeps no raw bytes.',
    );
  });

  it('could not tell where only what the caller sent was judged', async () => {
    const asked = checkOf('asked', { asks: 'request', looksAt: { parts: ['request.target'] } });
    const unanswered = { exchanges: [exchangeOf({ response: undefined })] };
    expect(await outcome([asked, good], [unanswered])).to.equal(
      'could-not-tell: No check could judge any of 1 exchanges, mostly because the answer never came.',
    );
  });

  it('could not tell where the check that passes is switched off', async () => {
    expect(await outcome([good], [always], { severities: { good: 'off' } })).to.match(
      /^could-not-tell/,
    );
  });

  it('counts passes without an event for each', async () => {
    const heard = await hear(sourceOf({ exchanges: exchangesOf(500) }), { claims: [good] });
    expect(heard.events.length).to.be.below(20);
    expect(endOf(heard).summary.evaluations).to.deep.equal({
      ...{ pass: 500, fail: 0, notApplicable: 0, couldNotTell: 0 },
    });
    expect(PASS.outcome).to.equal('pass');
  });
});
