import { expect } from 'chai';
import { zipSync } from 'fflate';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ConformanceError } from '../model/error.js';
import type { Exchange } from '../model/exchange.js';
import type { RecordingRead } from '../model/report.js';
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

  it('tells how many there are, of a large file as far as it has been read', async () => {
    const entries = Array.from({ length: 6000 }, (_, index) => ({
      ...at(1, `/${index}`),
      comment: 'x'.repeat(600),
    }));
    const source = new HarSource([
      file('small.har', har(at(2, '/2'))),
      file('large.har', har(...entries)),
    ]);
    const told = new Set<string>();
    let last: unknown;
    for await (const batch of source) {
      const { exchanges = 0, isExact } = source.expected ?? {};
      if (batch.exchanges) told.add(`${Math.round(exchanges / 500) * 500} ${isExact}`);
      last = source.expected;
    }
    expect([[...told], last]).to.deep.equal([
      ['6000 false', '6000 true'],
      { exchanges: 6001, isExact: true },
    ]);
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
      const counts: unknown[] = [];
      const elsewhere = { ...request, url: 'data:text/plain,x' };
      const a = file('a.har', har(...large(COUNT, (index) => index, { request: elsewhere })));
      for await (const { exchanges, recordings = [] } of new HarSource([a])) {
        expect(exchanges).to.equal(undefined);
        counts.push(...recordings.map(({ passedOver }) => passedOver.noHttp));
      }
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
      let count = 0;
      for await (const { exchanges = [] } of source) count += exchanges.length;
      expect(count).to.equal(COUNT);
      expect(source.again).to.equal(undefined);
    });

    const brokenAt = (text: string, share: number, with_: string) => {
      const at = text.indexOf('"startedDateTime"', Math.floor(text.length * share));
      return text.slice(0, at) + with_ + text.slice(at);
    };
    const whole = har(...large(COUNT, (index) => index));
    const BROKEN: readonly (readonly [string, string, number, string])[] = [
      ['breaks off', whole.slice(0, -1000), COUNT - 1, 'breaks off in the middle of entry 2499'],
      ['is no JSON in an entry', brokenAt(whole, 0.5, 'x'), COUNT - 1, ''],
      [
        'has two lists',
        `{"log":{"entries":${JSON.stringify(large(COUNT, Number))},"entries":${JSON.stringify(large(COUNT, Number))}}}`,
        COUNT,
        'has more than one list of entries: the first was read',
      ],
    ];
    for (const [what, text, count, message] of BROKEN)
      it(`reads what there is of a file that ${what}`, async () => {
        const { recordings, exchanges } = await told([file('a.har', text)]);
        expect([recordings[0]?.read, exchanges]).to.deep.equal([count, count]);
        expect(recordings[0]?.broken ?? '').to.include(message);
      });

    it('names the entry that is wrong', async () => {
      const entries: object[] = large(COUNT, (index) => index);
      entries[2000] = { ...entry, comment: FILLING, request: 'none' };
      const { recordings } = await told([file('a.har', har(...entries))]);
      expect(recordings[0]?.unreadable).to.deep.equal([
        { entry: 2000, host: null, what: 'request is no object' },
      ]);
    });
  });

  const told = async (files: readonly string[], input?: Uint8Array) => {
    const recordings: RecordingRead[] = [];
    let [exchanges, cutShort]: [number, string | undefined] = [0, undefined];
    // eslint-disable-next-line @typescript-eslint/require-await
    const stream = async function* () {
      if (input) yield input;
    };
    for await (const batch of new HarSource(files, {}, stream())) {
      exchanges += batch.exchanges?.length ?? 0;
      cutShort ??= batch.cutShort;
      recordings.push(...(batch.recordings ?? []));
    }
    return { recordings, exchanges, cutShort };
  };

  describe('with packed recordings', () => {
    const text = har(at(1, '/1'), at(2, '/2'));
    const attached = {
      ...entry,
      response: { ...response, content: { _file: 'body.json', size: -1 } },
    };
    const zipped = (files: Readonly<Record<string, string>>) =>
      zipSync(
        Object.fromEntries(Object.entries(files).map(([name, each]) => [name, Buffer.from(each)])),
      );
    const PACKED: readonly (readonly [string, Uint8Array])[] = [
      ['gzip', gzipSync(text)],
      ['zip', zipped({ 'har.har': text })],
      ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['UTF-16, big-endian', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
    ];
    for (const [kind, bytes] of PACKED) {
      it(`reads ${kind} by its first bytes`, async () => {
        writeFileSync(join(folder, 'a.har'), bytes);
        expect((await told([join(folder, 'a.har')])).exchanges).to.equal(2);
      });
      it(`reads ${kind} from standard input`, async () => {
        expect((await told(['-'], bytes)).exchanges).to.equal(2);
      });
    }

    it('reads a whole recording from standard input', async () => {
      expect((await told(['-'], Buffer.from(text))).exchanges).to.equal(2);
    });

    it('reads what there is of gzip that breaks off', async () => {
      const bytes = gzipSync(text, { level: 0 });
      const { exchanges, cutShort } = await told(['-'], bytes.subarray(0, bytes.length - 60));
      expect([exchanges, cutShort]).to.deep.equal([
        1,
        'standard input breaks off in the middle of entry 1',
      ]);
    });

    it('reads the content that lies beside a recording in its archive', async () => {
      const bytes = zipped({ 'a/har.har': har(attached), 'a/body.json': '{}' });
      expect((await told(['-'], bytes)).recordings[0]?.withoutContent).to.equal(0);
    });

    const beside = async (name: string) => {
      const content = { _file: name, size: -1 };
      const a = file('a.har', har({ ...entry, response: { ...response, content } }));
      return (await told([a])).recordings[0]?.withoutContent;
    };
    it('reads the content that lies beside a recording', async () => {
      file('body.json', '{}');
      expect(await beside('body.json')).to.equal(0);
    });

    it('reads nothing outside the folder of the recording', async () => {
      const outside = mkdtempSync(join(tmpdir(), 'outside-'));
      writeFileSync(join(outside, 'body.json'), '{}');
      symlinkSync(join(outside, 'body.json'), join(folder, 'link.json'));
      const names = [
        '../body.json',
        join(outside, 'body.json'),
        'link.json',
        '.',
        'none.json',
        '\0',
      ];
      for (const name of names) expect(await beside(name), name).to.equal(1);
      rmSync(outside, { recursive: true });
    });

    const REFUSED: readonly (readonly [string, Uint8Array, string, string])[] = [
      [
        'a damaged archive',
        Buffer.from('PK\u0003\u0004xx'),
        'recording-invalid',
        'is a damaged zip file',
      ],
      [
        'damaged gzip',
        Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
        'recording-invalid',
        'is a damaged gzip file',
      ],
      [
        'an archive of other things',
        zipped({ 'a.txt': 'x' }),
        'recording-invalid',
        'holds no recording',
      ],
      [
        'an archive of two',
        zipped({ 'a.har': text, 'b.har': text }),
        'recording-invalid',
        'holds more than one recording',
      ],
      [
        'what is packed again and again',
        [1, 2, 3, 4].reduce((bytes: Uint8Array) => gzipSync(bytes), Buffer.from(text)),
        'recording-invalid',
        'is packed again and again',
      ],
      [
        'a bomb',
        gzipSync(Buffer.alloc(300 * 1024 ** 2)),
        'recording-too-large',
        'is too large to read',
      ],
    ];
    for (const [what, bytes, code, message] of REFUSED)
      it(`refuses ${what}`, async () => {
        const error: unknown = await told(['-'], bytes).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(ConformanceError).with.property('code', code);
        expect(String(error)).to.include(message);
      });
  });

  it('judges the others where one cannot be read, and says so', async () => {
    const good = file('a.har', har(at(1, '/1')));
    const bad = file('b.har', 'x');
    const { exchanges, cutShort, recordings } = await told([good, bad, join(folder, 'none.har')]);
    expect([exchanges, cutShort]).to.deep.equal([1, `${bad} is no JSON`]);
    expect(recordings.map(({ broken }) => broken?.replace(folder, ''))).to.deep.equal([
      undefined,
      'is no JSON',
      'there is no file /none.har',
    ]);
  });
});
