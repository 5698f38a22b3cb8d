import { expect } from 'chai';
import type { Exchange } from '../model/exchange.js';
import { fail, PASS } from '../model/verdict.js';
import {
  checkOf,
  endOf,
  eventsOf,
  exchangeOf,
  exchangesOf,
  failing,
  hear,
  headersOf,
  sourceOf,
  type Heard,
} from './example.testing.js';
import { Body } from '../model/body.js';

const made = (heard: Heard) => eventsOf(heard, 'finding-made').map(({ finding }) => finding);
const judged = (count: number, ...claims: Parameters<typeof hear>[1]['claims']) =>
  hear(sourceOf({ exchanges: exchangesOf(count) }), { claims });
const isOdd = ({ id }: Exchange) => Number(id.slice(1)) % 2 === 1;
const gettingNumber = ({ id }: Exchange) => Number(id.slice(1));

describe('a finding', () => {
  it('says all that the check and the observation say', async () => {
    const heard = await judged(
      1,
      failing('bad', () => true),
    );
    expect(made(heard)).to.deep.equal([
      {
        fingerprint: made(heard)[0]?.fingerprint,
        check: 'bad',
        ledger: 'contract',
        severity: 'error',
        side: 'response',
        operation: 'getClient',
        title: 'The claim of bad.',
        clause: '#/paths',
        at: 'response.status',
        expected: 'good',
        actual: 'bad',
        why: 'because',
        fix: 'mend it',
        count: 1,
        exchanges: ['e1'],
        curl: "curl --path-as-is -i -H 'accept: application/json' https://api.example/clients/7",
        breaks: null,
        flakyRate: null,
        waivedBy: null,
        pointer: null,
        position: null,
        interaction: null,
        shape: 'bad',
      },
    ]);
    expect(made(heard)[0]?.fingerprint).to.match(/^[0-9a-f]{16}$/);
  });

  it('takes from the observation what it says otherwise', async () => {
    const position = { file: 'x.yaml', line: 1, column: 2 };
    const observation = {
      severity: 'info',
      ledger: 'standards',
      clause: 'c',
      why: 'w',
      fix: 'f',
      side: 'request',
      breaks: 'strict',
      pointer: '#/x',
      position,
    } as const;
    const heard = await judged(
      1,
      failing('bad', () => true, { observation }),
    );
    expect(made(heard)[0]).to.deep.include(observation);
  });

  it('is made once, and counted at the end', async () => {
    const heard = await judged(
      50,
      failing('bad', (exchange) => isOdd(exchange)),
    );
    const [counted] = eventsOf(heard, 'finding-counted');
    expect(made(heard)).to.have.length(1);
    expect(counted).to.include({ count: 25, flakyRate: 0.5 });
    expect(counted?.exchanges).to.deep.equal(
      Array.from({ length: 20 }, (_, at) => `e${at * 2 + 1}`),
    );
  });

  it('has no rate where every exchange shows it', async () => {
    const heard = await judged(
      3,
      failing('bad', () => true),
    );
    expect(eventsOf(heard, 'finding-counted')[0]).to.include({ count: 3, flakyRate: null });
  });

  it('is counted once for an exchange that shows it twice', async () => {
    const at = (item: number) => ({
      at: `response.body/items/${item}/name`,
      expected: 'a',
      actual: 'b',
    });
    const heard = await judged(2, checkOf('bad', { evaluate: () => fail(at(0), at(1)) }));
    expect(made(heard).map((each) => each.at)).to.deep.equal(['response.body/items/0/name']);
    expect(eventsOf(heard, 'finding-counted')[0]).to.include({ count: 2 });
  });

  it('is another one where a later sighting is more severe', async () => {
    const check = checkOf('bad', {
      evaluate: ({ id }) =>
        fail({
          ...{ at: 'history', expected: 'fresh', actual: 'stale' },
          severity: id === 'e1' ? 'warning' : 'error',
        }),
    });
    const heard = await judged(2, check);
    expect(made(heard).map(({ severity }) => severity)).to.deep.equal(['warning', 'error']);
    expect(endOf(heard).verdict).to.equal('does-not-conform');
  });

  it('is never made more severe than its observation by the configuration', async () => {
    const observation = { severity: 'info' } as const;
    const heard = await hear(sourceOf({ exchanges: exchangesOf(1) }), {
      claims: [failing('bad', () => true, { severity: 'warning', observation })],
      severities: { bad: 'error' },
    });
    expect(made(heard)[0]?.severity).to.equal('info');
  });

  it('says what it would be without the configuration, where that is another', async () => {
    const heard = await hear(sourceOf({ exchanges: exchangesOf(1) }), {
      claims: [failing('bad', () => true), failing('worse', () => true)],
      severities: { bad: 'info' },
    });
    expect(made(heard).map(({ ownSeverity }) => ownSeverity)).to.deep.equal(['error', undefined]);
  });

  it('names who waived it, by its check, operation, place and shape', async () => {
    const asked: unknown[] = [];
    const heard = await hear(sourceOf({ exchanges: exchangesOf(1) }), {
      claims: [failing('bad', () => true, { observation: { shape: 'a shape' } })],
      waive: (finding) => {
        asked.push(finding);
        return { waivedBy: 'me, until then: known' };
      },
    });
    expect(asked).to.deep.equal([
      {
        check: 'bad',
        operation: 'getClient',
        at: 'response.status',
        shape: 'a shape',
        severity: 'error',
        interaction: null,
      },
    ]);
    expect(made(heard)[0]?.waivedBy).to.equal('me, until then: known');
    expect(endOf(heard).summary.findings).to.deep.equal({
      ...{ error: 0, warning: 0, info: 0, waived: 1, gap: 0 },
    });
  });

  it('is counted in one place only', async () => {
    const heard = await judged(
      1,
      failing('e', () => true),
      failing('w', () => true, { severity: 'warning' }),
      failing('g', () => true, { severity: 'info', ledger: 'gap' }),
      failing('i', () => true, { severity: 'info' }),
    );
    expect(endOf(heard).summary.findings).to.deep.equal({
      ...{ error: 1, warning: 1, info: 1, waived: 0, gap: 1 },
    });
  });

  it('is one for all that a hostile server says beyond a thousand', async () => {
    const check = checkOf('bad', {
      evaluate: ({ id }) => {
        const severity = id === 'e1500' ? 'error' : 'warning';
        return fail({ at: 'x', expected: '', actual: '', shape: id, severity });
      },
    });
    const heard = await judged(1600, check);
    const extra = made(heard).slice(1000);
    expect(extra.map(({ severity, operation }) => [severity, operation])).to.deep.equal([
      ['warning', null],
      ['error', null],
    ]);
    expect(eventsOf(heard, 'finding-counted').map(({ count }) => count)).to.deep.equal([599]);
    expect(endOf(heard).verdict).to.equal('does-not-conform');
  });

  it('keeps its text short', async () => {
    const observation = { actual: 'x'.repeat(1_000_000), shape: 'long' };
    const heard = await judged(
      1,
      failing('bad', () => true, { observation }),
    );
    expect(made(heard)[0]?.actual).to.have.length.below(2100);
  });
});

describe('evidence', () => {
  it('comes before the finding that cites it, with earlier exchanges first', async () => {
    const observation = { earlier: ['e1', 'e2', 'e3', 'gone'] };
    const heard = await judged(
      4,
      failing('bad', (exchange) => gettingNumber(exchange) === 4, { observation }),
    );
    const told = heard.events.flatMap((event) =>
      event.type === 'evidence-kept'
        ? [event.evidence.id]
        : event.type === 'finding-made'
          ? ['finding']
          : [],
    );
    expect(told).to.deep.equal(['e2', 'e3', 'e4', 'finding']);
    expect(made(heard)[0]?.curl.split('\n')).to.have.length(9);
  });

  it('is kept once for an exchange that two findings cite', async () => {
    const heard = await judged(
      1,
      failing('one', () => true),
      failing('two', () => true),
    );
    expect(eventsOf(heard, 'evidence-kept')).to.have.length(1);
  });

  it('is bounded', async () => {
    const check = checkOf('bad', {
      evaluate: ({ id }) => fail({ at: 'x', expected: '', actual: '', shape: id }),
    });
    expect(eventsOf(await judged(900, check), 'evidence-kept')).to.have.length(500);
  });

  it('holds a body of readable length, and says how much is missing', async () => {
    const exchange = exchangeOf({ json: 'y'.repeat(10_000) });
    const heard = await hear(sourceOf({ exchanges: [exchange] }), {
      claims: [failing('bad', () => true)],
    });
    const [kept] = eventsOf(heard, 'evidence-kept');
    expect(kept?.evidence.response?.body).to.have.length(4096);
    expect(kept?.evidence.response?.cut).to.equal(10_002 - 4096);
  });

  it('holds no more header fields than a reader wants', async () => {
    const headers = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`x-${at}`, 'z'.repeat(5000)]),
    );
    const heard = await hear(sourceOf({ exchanges: [exchangeOf({ headers })] }), {
      claims: [failing('bad', () => true)],
    });
    const fields = eventsOf(heard, 'evidence-kept')[0]?.evidence.response?.headers ?? [];
    expect(fields).to.have.length(65);
    expect(fields.at(-1)).to.deep.equal({ name: '…', value: '37 more fields' });
    expect(fields[5]?.value).to.have.length.below(1100);
  });
});

describe('secrets in events', () => {
  const [token, secret] = ['t0ken-abcdef-0123456789', 'c1ient-secret-abcdef-99'];
  const leaking = checkOf('leaking', {
    looksAt: { parts: ['response.status'], unmatched: true },
    evaluate: ({ id }) =>
      id === 'e3'
        ? fail({
            at: `response.body/${secret}`,
            expected: `not ${secret}`,
            actual: `it is ${token} and ${btoa(`x:${secret}`)}`,
            earlier: ['e1', 'e2'],
          })
        : PASS,
  });
  const create = exchangeOf({
    id: 'e1',
    json: { client: { clientSecret: secret } },
    request: {
      method: 'POST',
      target: '/clients',
      headers: headersOf({ authorization: `Bearer ${token}` }),
      body: Body.ofText('{}'),
    },
  });
  const others = exchangesOf(3, () => ({
    json: { apiKey: secret, hex: Buffer.from(secret).toString('hex') },
    headers: { 'x-debug': secret, location: `/x?s=${encodeURIComponent(token)}` },
    request: { target: `/lost/${token}?access_token=${token}` },
  })).slice(1);
  const batch = {
    exchanges: [create, ...others],
    probes: [{ id: 'p', status: 'not-run', reason: `because of ${secret}` }] as const,
    leftovers: [
      { collection: { institution: 'i', partner: 'p' }, clientId: 'c', reason: `${token} refused` },
    ],
    cutShort: `${token} was refused`,
  };

  it('are in none', async () => {
    const heard = await hear(sourceOf(batch), { claims: [leaking] });
    const text = JSON.stringify(heard.events);
    for (const value of [token, secret]) {
      for (const form of [value, btoa(value).slice(0, 20), Buffer.from(value).toString('hex')]) {
        expect(text).not.to.contain(form);
      }
    }
    expect(made(heard)).to.have.length(1);
    expect(eventsOf(heard, 'evidence-kept')).to.have.length(3);
  });
});
