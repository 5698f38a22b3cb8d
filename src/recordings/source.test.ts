import { expect } from 'chai';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import { HarSource } from './source.js';

const content = { size: 2, mimeType: 'application/json', text: '{}' };
const request = { method: 'GET', url: 'https://h.example/x', headers: [], bodySize: 0 };
const response = { status: 200, statusText: 'OK', headers: [], content, bodySize: 2 };
const entry = { startedDateTime: '2026-01-02T03:04:05.678Z', time: 12.5, request, response };

const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { entries } });

describe('HarSource', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'har-'))));
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const at = (second: number, target: string) => ({
    ...entry,
    startedDateTime: `2026-01-02T03:04:0${second}.000Z`,
    request: { ...request, url: `https://h.example${target}` },
  });
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const all = async (files: readonly string[], input?: readonly string[]) => {
    const exchanges: Exchange[] = [];
    // eslint-disable-next-line @typescript-eslint/require-await
    const stream = async function* () {
      for (const part of input ?? []) yield Buffer.from(part);
    };
    for await (const batch of new HarSource(files, {}, stream()))
      exchanges.push(...(batch.exchanges ?? []));
    return exchanges.map(({ id, request: { target } }) => `${id} ${target}`);
  };
  const failing = async (files: readonly string[]): Promise<ConformanceError> => {
    const error: unknown = await all(files).catch((thrown: unknown) => thrown);
    if (error instanceof ConformanceError) return error;
    throw new Error('nothing was thrown');
  };

  it('yields the exchanges of one file in order of start', async () => {
    const a = file('a.har', har(at(3, '/3'), at(1, '/1'), at(2, '/2')));
    expect(await all([a])).to.deep.equal(['e2 /1', 'e3 /2', 'e1 /3']);
  });

  it('yields those of several files in one order, with ids of their own', async () => {
    const a = file('a.har', `\ufeff${har(at(3, '/3'), at(1, '/1'))}`);
    const b = file('b.har', har(at(2, '/2')));
    expect(await all([a, b])).to.deep.equal(['f1-e2 /1', 'f2-e1 /2', 'f1-e1 /3']);
  });

  it('says of each where it stands: in which file, and where in it', async () => {
    const a = file('a.har', har(at(3, '/3'), at(1, '/1')));
    const b = file('b.har', har(at(2, '/2')));
    const orders: unknown[] = [];
    for await (const { exchanges = [] } of new HarSource([a, b]))
      orders.push(...exchanges.map(({ order }) => order));
    expect(orders).to.deep.equal([
      { file: 0, place: 1 },
      { file: 1, place: 0 },
      { file: 0, place: 0 },
    ]);
  });

  it('reads lines from standard input, however they are cut', async () => {
    const text = `${JSON.stringify(at(2, '/2'))}\n\n${JSON.stringify(at(1, '/ä'))}`;
    const bytes = Buffer.from(text);
    const cuts = [...bytes].map((byte) => String.fromCharCode(byte));
    expect(await all(['-'], [text])).to.deep.equal(['e3 /ä', 'e1 /2']);
    expect((await all(['-'], cuts)).length).to.equal(2);
  });

  it('says that there is no such file', async () => {
    const { code, message } = await failing([join(folder, 'none.har')]);
    expect([code, message]).to.deep.equal([
      'file-not-found',
      `there is no file ${join(folder, 'none.har')}`,
    ]);
  });

  it('says that a file is a folder', async () => {
    const { code, message } = await failing([folder]);
    expect([code, message]).to.deep.equal(['file-unreadable', `${folder} is a folder`]);
  });

  describe('with large files', () => {
    const FILLING = 'x'.repeat(2000);
    const large = (count: number, second: (index: number) => number, more: object = {}) =>
      Array.from({ length: count }, (_, index) => ({
        ...entry,
        startedDateTime: new Date(second(index) * 1000).toISOString(),
        comment: FILLING,
        ...more,
      }));
    const idsOf = async (files: readonly string[]): Promise<readonly string[]> =>
      (await all(files)).map((each) => each.replace(/ .*/, ''));
    const batches = async (files: readonly string[]): Promise<number> => {
      let count = 0;
      for await (const batch of new HarSource(files)) count += batch.exchanges ? 1 : 0;
      return count;
    };
    const COUNT = 2500;
    const numbered = (from: number, step: number) =>
      Array.from({ length: COUNT }, (_, index) => `e${from + step * index}`);

    it('tells what is in order before it has read all', async () => {
      const a = file('a.har', har(...large(COUNT, (index) => index)));
      expect(await batches([a])).to.be.above(10);
      expect(await idsOf([a])).to.deep.equal(numbered(1, 1));
    });

    it('puts in order what is not', async () => {
      const a = file('a.har', har(...large(COUNT, (index) => COUNT - index)));
      expect(await idsOf([a])).to.deep.equal(numbered(COUNT, -1));
    });

    it('keeps the order of those that began in one instant', async () => {
      const a = file('a.har', har(...large(COUNT, () => 7)));
      expect(await idsOf([a])).to.deep.equal(numbered(1, 1));
    });

    it('weaves several into one order', async () => {
      const a = file('a.har', har(...large(COUNT, (index) => 2 * index)));
      const b = file('b.har', har(...large(COUNT, (index) => 2 * (COUNT - index) - 1)));
      const woven = Array.from({ length: COUNT }, (_, index) => [
        `f1-e${index + 1}`,
        `f2-e${COUNT - index}`,
      ]).flat();
      expect(await idsOf([a, b])).to.deep.equal(woven);
    });

    it('reads entries that hold entries', async () => {
      const inner = large(40, (index) => index).map((each) => ({ ...each, comment: 'y' }));
      const a = file(
        'a.har',
        har(...large(COUNT, (index) => index, { _inner: inner.slice(0, 3) })),
      );
      expect(await idsOf([a])).to.deep.equal(numbered(1, 1));
    });

    it('counts what it passes over once', async () => {
      const counts: number[] = [];
      const elsewhere = { ...request, url: 'data:text/plain,x' };
      const a = file('a.har', har(...large(COUNT, (index) => index, { request: elsewhere })));
      for await (const batch of new HarSource([a], { onPassedOver: (count) => counts.push(count) }))
        expect(batch.exchanges).to.equal(undefined);
      expect(counts).to.deep.equal([COUNT]);
    });

    it('reads an exchange again', async () => {
      const [one, other] = ['a', 'b'].map((name) =>
        file(name, har(...large(COUNT, (index) => index))),
      );
      const source = new HarSource([one ?? '', other ?? '']);
      const seen: Exchange[] = [];
      for await (const { exchanges = [] } of source) seen.push(...exchanges);
      for (const each of [seen[0], seen[777], seen.at(-1)])
        expect(source.again?.(each?.id ?? '')).to.deep.equal(each);
      expect(source.again?.(`f1-e${COUNT + 1}`)).to.equal(undefined);
    });

    it('reads nothing again that has ids of its own', async () => {
      const own = { id: 'e9', startedAt: 1, endedAt: 2, origin: 'https://h.example', target: '/' };
      const source = new HarSource([
        file('a.har', har(...large(COUNT, Number, { _exchange: own }))),
      ]);
      for await (const { exchanges } of source) expect(exchanges).to.have.length.above(0);
      expect(source.again).to.equal(undefined);
    });

    const brokenAt = (text: string, share: number, with_: string) => {
      const at = text.indexOf('"startedDateTime"', Math.floor(text.length * share));
      return text.slice(0, at) + with_ + text.slice(at);
    };
    const whole = har(...large(COUNT, (index) => index));
    const REFUSED: readonly (readonly [string, string, string])[] = [
      ['breaks off', whole.slice(0, -1000), 'breaks off in the middle of its JSON'],
      ['is no JSON in the middle', brokenAt(whole, 0.5, 'x'), 'is no JSON'],
      [
        'has two lists',
        `{"log":{"entries":${JSON.stringify(large(COUNT, Number))},"entries":${JSON.stringify(large(COUNT, Number))}}}`,
        'has more than one list of entries',
      ],
    ];
    for (const [what, text, message] of REFUSED)
      it(`says that a file ${what}`, async () => {
        const a = file('a.har', text);
        const error = await failing([a]);
        expect([error.code, error.message]).to.deep.equal(['recording-invalid', `${a} ${message}`]);
      });

    it('names the entry that is wrong', async () => {
      const entries: object[] = large(COUNT, (index) => index);
      entries[2000] = { ...entry, comment: FILLING, request: 'none' };
      const a = file('a.har', har(...entries));
      const { message } = await failing([a]);
      expect(message).to.equal(`${a}, entry 2000: request is no object`);
    });
  });
});
