import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect } from 'chai';
import {
  appendFileSync,
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConformanceError } from '../model/error.js';
import type { Night } from './nights.js';
import { appendLine } from './file.js';
import { nightsIn, readHistory } from './history.js';
import { encode } from './line.js';
import { finding, nightAt } from './night.testing.js';

const read = (name: string): object =>
  JSON.parse(readFileSync(`specs/${name}.schema.json`, 'utf8')) as object;
const keepsSchema = new Ajv2020({ strict: false, allowUnionTypes: true })
  .addSchema(read('report'))
  .compile(read('history'));

describe('a history', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'history-'));
    file = join(folder, 'state', 'history.ndjson');
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const add = (night: Night, above?: number, now = night.start) => {
    appendLine(file, encode(night), { days: 30, now: Date.parse(now) }, above);
  };
  const codeOf = (action: () => unknown): string => {
    try {
      action();
      return 'none';
    } catch (error) {
      return error instanceof ConformanceError ? `${error.code}: ${error.message}` : String(error);
    }
  };
  const runs = () => readHistory(file).nights.map(({ run }) => run);

  it('gives back the nights that were added, oldest first', () => {
    const late = nightAt(2, { findings: [finding('a', { probes: ['life-cycle'], ofRun: true })] });
    add(late);
    add(nightAt(1));
    expect(readHistory(file).nights).to.deep.equal([nightAt(1), late]);
  });

  it('is of no night where there is no file', () => {
    expect(readHistory(file)).to.deep.equal({ nights: [], passedOver: [], passedOverInAll: 0 });
  });

  it('keeps the schema that ships with the package', () => {
    const faults = [nightAt(1), nightAt(2, { findings: [finding('a')], provider: '7' })].map(
      (night) => (keepsSchema(night) ? [] : keepsSchema.errors),
    );
    expect([faults, keepsSchema({ ...nightAt(1), verdict: 'green' })]).to.deep.equal([
      [[], []],
      false,
    ]);
  });

  it('passes over what was torn, wherever it stands, and names its line', () => {
    const torn = encode(nightAt(9)).slice(0, 200);
    writeFileSync(
      join(folder, 'torn'),
      torn + encode(nightAt(1)) + torn + encode(nightAt(2)) + torn,
    );
    const { nights, passedOver } = readHistory(join(folder, 'torn'));
    expect(nights.map(({ run }) => run)).to.deep.equal(['run-1', 'run-2']);
    expect(passedOver).to.deep.equal([2, 5, 8].map((line) => ({ line, why: 'torn' })));
  });

  it('is read wherever a kill has cut it: each line is whole or named', () => {
    const text = encode(nightAt(1)) + encode(nightAt(2));
    const wrong = Array.from({ length: text.length }, (_, length) => {
      const { nights, passedOver } = nightsIn(text.slice(0, length) + encode(nightAt(3)));
      const begun = text
        .slice(0, length)
        .split('\n')
        .filter((line) => line !== '').length;
      return nights.length + passedOver.length === begun + 1 && nights.at(-1)?.run === 'run-3'
        ? undefined
        : length;
    }).filter((length) => length !== undefined);
    expect(wrong).to.deep.equal([]);
  });

  it('passes over lines that are no nights', () => {
    const changes = [
      { series: null },
      { start: 'today' },
      { findings: [{}] },
      { pins: { put: 5 } },
    ];
    const spoilt = changes.map((change) => JSON.stringify({ ...nightAt(1), ...change }));
    const lines = ['{"schemaVersion":"2"}', '5', '[]', 'null', '{}'].concat(spoilt);
    const { nights, passedOver } = nightsIn(lines.join('\n'));
    const [first, ...others] = passedOver.map(({ why }) => why);
    expect([nights, first, new Set(others), others.length]).to.deep.equal([
      [],
      'of a later version',
      new Set(['not a night']),
      8,
    ]);
  });

  it('counts a run once that stands in it twice', () => {
    add(nightAt(1));
    add(nightAt(1));
    expect(runs()).to.deep.equal(['run-1']);
  });

  it('is a file that only its owner reads, in a folder that only its owner enters', () => {
    add(nightAt(1));
    const modes = () => [file, join(folder, 'state')].map((path) => statSync(path).mode & 0o777);
    const first = modes();
    chmodSync(file, 0o644);
    add(nightAt(2));
    expect([first, modes()]).to.deep.equal([
      [0o600, 0o700],
      [0o600, 0o700],
    ]);
  });

  it('is neither a link nor a folder', () => {
    const link = join(folder, 'link');
    symlinkSync(join(folder, 'elsewhere'), link);
    const say = (path: string) =>
      codeOf(() => {
        appendLine(path, encode(nightAt(1)), { days: 30, now: 0 });
      }).replace(folder, '');
    expect([
      say(link),
      say(folder),
      codeOf(() => readHistory(folder)).replace(folder, ''),
    ]).to.deep.equal([
      'history-unusable: the history /link is a symbolic link',
      'history-unusable: the history  is a directory',
      'history-unusable: the history  is not a regular file',
    ]);
  });

  it('loses what is older than its retention, and what is torn besides, once it has grown', () => {
    add(nightAt(0));
    appendFileSync(file, '\n{"schemaVersion":"1","run":"tor');
    appendFileSync(file, '\n{"schemaVersion":"2","run":"later"}\n');
    add(nightAt(20), 0);
    const young = readHistory(file);
    add(nightAt(35), 0);
    expect([young.nights.length, young.passedOver.length, readHistory(file)]).to.deep.equal([
      2,
      2,
      {
        nights: [nightAt(20), nightAt(35)],
        passedOver: [{ line: 2, why: 'of a later version' }],
        passedOverInAll: 1,
      },
    ]);
    expect(readdirSync(join(folder, 'state'))).to.deep.equal(['history.ndjson']);
  });

  it('keeps all lines while it is small', () => {
    add(nightAt(0));
    add(nightAt(99));
    expect(runs()).to.deep.equal(['run-0', 'run-99']);
  });
});
