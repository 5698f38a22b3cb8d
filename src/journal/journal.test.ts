import { expect } from 'chai';
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ConformanceError } from '../model/error.js';
import { markOf } from '../model/mark.js';
import {
  compactJournal,
  defaultJournalFile,
  keepJournal,
  openJournal,
  readJournal,
} from './journal.js';

const HERE = { institution: 'institution', partner: 'partner' };
const MARK = markOf('0123456789abcdef');
const run = promisify(execFile);

const codeOf = async (action: Promise<unknown>): Promise<string | undefined> => {
  try {
    await action;
    return undefined;
  } catch (error) {
    return error instanceof ConformanceError ? error.code : String(error);
  }
};

describe('a journal', () => {
  let folder: string;
  let file: string;
  const open = () =>
    openJournal({ file, target: 'https://host', mark: MARK, startedAt: '2026-01-01T00:00:00Z' });
  const collections = async () => (await readJournal(file)).runs.map((each) => each.collections);

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'journal-'));
    file = join(folder, 'state', 'journal.ndjson');
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('tells target, mark, inventory, creates without an answer and clients that are left', async () => {
    const journal = await open();
    await journal.begin(HERE, ['theirs']);
    await journal.created(await journal.intend(HERE, 'a'), 'id-a');
    await journal.created(await journal.intend(HERE, 'b'), 'id-b');
    await journal.intend(HERE, 'c');
    await journal.deleted(HERE, 'id-a');
    await journal.refused(await journal.intend(HERE, 'd'));
    await journal.close();
    const { runs, damaged } = await readJournal(file);
    expect(damaged).to.equal(0);
    expect(runs).to.deep.equal([
      {
        run: runs[0]?.run,
        target: 'https://host',
        mark: MARK,
        startedAt: '2026-01-01T00:00:00Z',
        collections: [{ collection: HERE, present: ['theirs'], created: ['id-b'], unanswered: 1 }],
      },
    ]);
  });

  it('tells of a collection that it was made up, or has a token of its own', async () => {
    const journal = await open();
    for (const kind of ['invented', 'other'] as const)
      await journal.begin({ ...HERE, partner: kind }, [], kind);
    await journal.close();
    const kinds = (await collections())[0]?.map(({ collection, kind }) => [
      collection.partner,
      kind,
    ]);
    expect(kinds).to.deep.equal([
      ['invented', 'invented'],
      ['other', 'other'],
    ]);
  });

  it('knows which of the intents that overlap was answered, in whatever order the answers come', async () => {
    const there = { ...HERE, partner: 'other' };
    const journal = await open();
    const [a, b, c] = await Promise.all([
      journal.intend(HERE, 'a'),
      journal.intend(there, 'b'),
      journal.intend(HERE, 'c'),
    ]);
    await Promise.all([journal.refused(c), journal.created(b, 'id-b')]);
    await journal.close();
    expect([a.number, b.number, c.number]).to.deep.equal([1, 2, 3]);
    expect((await collections())[0]).to.deep.equal([
      { collection: HERE, present: undefined, created: [], unanswered: 1 },
      { collection: there, present: undefined, created: ['id-b'], unanswered: 0 },
    ]);
  });

  it('takes an intent that is answered twice for one answer', async () => {
    const journal = await open();
    const [a] = await Promise.all([journal.intend(HERE, 'a'), journal.intend(HERE, 'b')]);
    await journal.refused(a);
    await journal.refused(a);
    await journal.close();
    expect((await collections())[0]?.[0]?.unanswered).to.equal(1);
  });

  it('leaves an intent open that was answered with an id which another has already', async () => {
    const journal = await open();
    await journal.created(await journal.intend(HERE, 'a'), 'id');
    await journal.created(await journal.intend(HERE, 'b'), 'id');
    await journal.close();
    expect((await collections())[0]).to.deep.equal([
      { collection: HERE, present: undefined, created: ['id'], unanswered: 1 },
    ]);
  });

  it('reads answers that name no intent as it always did', async () => {
    const line = (record: object) => JSON.stringify({ run: 'r', ...HERE, ...record });
    mkdirSync(join(folder, 'state'));
    writeFileSync(
      file,
      [
        JSON.stringify({ type: 'run', run: 'r', target: 't', mark: MARK, startedAt: '' }),
        line({ type: 'present', ids: [] }),
        ...[1, 2, 3, 4].map((number) => line({ type: 'intend', number, name: 'x' })),
        line({ type: 'created', clientId: 'id-a' }),
        line({ type: 'created', clientId: 'id-b' }),
        line({ type: 'refused', number: 1 }),
        line({ type: 'deleted', clientId: 'id-a' }),
      ].join('\n'),
    );
    expect((await collections())[0]).to.deep.equal([
      { collection: HERE, present: [], created: ['id-b'], unanswered: 1 },
    ]);
  });

  it('passes over an answer whose intent is no number', async () => {
    await (await open()).close();
    const line = { type: 'created', run: 'x', ...HERE, clientId: 'id', intent: 'one' };
    appendFileSync(file, `\n${JSON.stringify(line)}\n`);
    expect((await readJournal(file)).damaged).to.equal(1);
  });

  it('tells an inventory of many ids whole', async () => {
    const ids = Array.from({ length: 1201 }, (_, index) => `id-${index}`);
    const journal = await open();
    await journal.begin(HERE, ids);
    await journal.close();
    expect((await collections())[0]?.[0]?.present).to.deep.equal(ids);
  });

  it('tells an empty inventory from none', async () => {
    const journal = await open();
    await journal.begin(HERE, []);
    await journal.intend({ ...HERE, partner: 'other' }, 'a');
    await journal.close();
    expect((await collections())[0]?.map(({ present }) => present)).to.deep.equal([[], undefined]);
  });

  it('forgets a settled run', async () => {
    const journal = await open();
    await journal.intend(HERE, 'a');
    await journal.settled();
    await journal.close();
    expect(await collections()).to.deep.equal([]);
  });

  it('is a file that only its owner reads, in a folder that only its owner enters', async () => {
    await (await open()).close();
    const modes = [file, join(folder, 'state')].map((path) => statSync(path).mode & 0o777);
    expect(modes).to.deep.equal([0o600, 0o700]);
  });

  it('closes a file of its owner to others', async () => {
    mkdirSync(join(folder, 'state'));
    writeFileSync(file, '');
    chmodSync(file, 0o644);
    await (await open()).close();
    expect(statSync(file).mode & 0o777).to.equal(0o600);
  });

  it('has the intent in the file when `intend` resolves', async () => {
    const journal = await open();
    await journal.intend(HERE, 'a');
    expect(readFileSync(file, 'utf8')).to.include('"type":"intend"');
    await journal.close();
  });

  it('is read in spite of a torn last line, and says nothing of it', async () => {
    const journal = await open();
    await journal.begin(HERE, []);
    await journal.intend(HERE, 'a');
    await journal.close();
    appendFileSync(file, '\n{"type":"created","run":"x","instit');
    const { runs, damaged } = await readJournal(file);
    expect([runs[0]?.collections[0]?.unanswered, damaged]).to.deep.equal([1, 0]);
  });

  it('loses no line to a torn one before it', async () => {
    await (await open()).close();
    appendFileSync(file, '\n{"type":"created","run":"x","instit');
    const journal = await open();
    await journal.begin(HERE, []);
    await journal.close();
    const { runs, damaged } = await readJournal(file);
    expect([runs.length, damaged]).to.deep.equal([2, 1]);
  });

  it('passes over lines that are no records', async () => {
    await (await open()).close();
    const lines = ['5', '[]', 'null', '{"type":"__proto__","run":"x"}', '{"type":"run","run":5}'];
    appendFileSync(
      file,
      `\n${lines.join('\n')}\n{"type":"present","run":"x","institution":"a","partner":"b","ids":[5]}\n`,
    );
    const { runs, damaged } = await readJournal(file);
    expect([runs.length, damaged]).to.deep.equal([1, 6]);
  });

  it('is empty where there is no file', async () => {
    expect(await readJournal(file)).to.deep.equal({ runs: [], damaged: 0 });
  });

  it('writes its lines again where the file is removed under it', async () => {
    const journal = await open();
    await journal.begin(HERE, ['theirs']);
    rmSync(file);
    await journal.intend(HERE, 'a');
    expect(await collections()).to.deep.equal([
      [{ collection: HERE, present: ['theirs'], created: [], unanswered: 1 }],
    ]);
    await journal.close();
  });

  it('keeps the lines of a run that is under way when another compacts the file', async () => {
    const journal = await open();
    await journal.begin(HERE, ['theirs']);
    const intent = await journal.intend(HERE, 'a');
    await compactJournal(file);
    await journal.created(intent, 'id-a');
    await journal.intend(HERE, 'b');
    expect(await collections()).to.deep.equal([
      [{ collection: HERE, present: ['theirs'], created: ['id-a'], unanswered: 1 }],
    ]);
    await journal.close();
  });

  it('is compacted to nothing once all is settled', async () => {
    const journal = await open();
    await journal.begin(HERE, ['theirs']);
    await journal.intend(HERE, 'a');
    await journal.settled();
    await journal.close();
    await compactJournal(file);
    expect(statSync(file).size).to.equal(0);
  });

  it('is compacted when it is opened and has grown large', async () => {
    const journal = await open();
    await journal.begin(
      HERE,
      Array.from({ length: 60_000 }, (_, index) => `some-long-id-${index}`),
    );
    await journal.close();
    await (await open()).close();
    expect(statSync(file).size).to.be.lessThan(1000);
  });

  it('is compacted with what is not settled kept', async () => {
    const first = await open();
    await first.begin(HERE, ['theirs']);
    await first.intend(HERE, 'a');
    await first.close();
    const before = await collections();
    await (await open()).close();
    await compactJournal(file);
    expect(await collections()).to.deep.equal(before);
  });

  it('tells a keeper that a run is settled', async () => {
    const journal = await open();
    await journal.created(await journal.intend(HERE, 'a'), 'id-a');
    await journal.close();
    const keeper = await keepJournal(file);
    const [first] = (await readJournal(file)).runs;
    await keeper.deleted(first?.run ?? '', HERE, 'id-a');
    expect((await collections())[0]?.[0]?.created).to.deep.equal([]);
    await keeper.settled(first?.run ?? '');
    await keeper.close();
    expect(await collections()).to.deep.equal([]);
  });

  it('refuses a symbolic link', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, '');
    mkdirSync(join(folder, 'state'));
    symlinkSync(elsewhere, file);
    expect([await codeOf(open()), await codeOf(readJournal(file))]).to.deep.equal([
      'journal-unusable',
      'journal-unusable',
    ]);
  });

  it('refuses a file with two names', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, '');
    mkdirSync(join(folder, 'state'));
    linkSync(elsewhere, file);
    expect(await codeOf(open())).to.equal('journal-unusable');
  });

  it('refuses a folder', async () => {
    mkdirSync(file, { recursive: true });
    expect(await codeOf(open())).to.equal('journal-unusable');
  });

  it('refuses a pipe without waiting for its reader', async () => {
    mkdirSync(join(folder, 'state'));
    await run('mkfifo', [file]);
    expect(await codeOf(open())).to.equal('journal-unusable');
  });

  it('refuses a device', async () => {
    file = '/dev/null';
    expect(await codeOf(open())).to.equal('journal-unusable');
  });

  it('refuses a path below a file', async () => {
    writeFileSync(join(folder, 'state'), '');
    expect(await codeOf(open())).to.equal('journal-unusable');
  });

  it('says that the journal is lost where a line cannot be written', async () => {
    const journal = await open();
    rmSync(file);
    mkdirSync(file);
    expect(await codeOf(journal.intend(HERE, 'a'))).to.equal('journal-lost');
    rmSync(file, { recursive: true });
    await journal.intend(HERE, 'a').catch(() => undefined);
    await journal.close().catch(() => undefined);
  });

  const SCRIPT = `
    import { openJournal } from ${JSON.stringify(new URL('journal.js', import.meta.url).href)};
    const HERE = ${JSON.stringify(HERE)};
    const journal = await openJournal({ file: process.argv[1], target: 't', mark: ${JSON.stringify(MARK)}, startedAt: '' });
    await journal.begin(HERE, ['theirs']);`;
  const child = (script: string) => [
    '--input-type=module',
    '--eval',
    `${SCRIPT}${script}`,
    '--',
    file,
  ];

  it('is whole when several processes write to it at once', async () => {
    const script = `
      for (let index = 0; index < 100; index += 1) {
        const intent = await journal.intend(HERE, 'x'.repeat(index * 20));
        await journal.created(intent, String(index));
      }
      await journal.close();`;
    await Promise.all(Array.from({ length: 3 }, () => run(process.execPath, child(script))));
    const { runs, damaged } = await readJournal(file);
    expect(damaged).to.equal(0);
    expect(runs.map((each) => each.collections[0]?.created.length)).to.deep.equal([100, 100, 100]);
  });

  it('has the intent of a process that was killed before its answer came', async () => {
    const script = `
      await journal.created(await journal.intend(HERE, 'a'), 'id-a');
      await journal.intend(HERE, 'b');
      console.log('sent');
      setInterval(() => {}, 1000);`;
    const victim = spawn(process.execPath, child(script), { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(victim.stdout, 'data');
    victim.kill('SIGKILL');
    await once(victim, 'exit');
    expect(await collections()).to.deep.equal([
      [{ collection: HERE, present: ['theirs'], created: ['id-a'], unanswered: 1 }],
    ]);
  });

  it('is found again by a run that renamed nothing', async () => {
    const journal = await open();
    await journal.intend(HERE, 'a');
    renameSync(file, `${file}.old`);
    await journal.close();
    expect((await collections())[0]?.[0]?.unanswered).to.equal(1);
  });
});

describe('the default journal file', () => {
  it('lies below XDG_STATE_HOME', () => {
    expect(
      defaultJournalFile('https://host.example:8443/x', { XDG_STATE_HOME: '/state' }),
    ).to.match(/^\/state\/partner-clients-conformance\/host\.example-[0-9a-f]{12}\.ndjson$/);
  });

  it('lies in the home folder otherwise', () => {
    expect(
      defaultJournalFile('embedded', { XDG_STATE_HOME: 'not/absolute', HOME: '/home/me' }),
    ).to.match(
      /^\/home\/me\/\.local\/state\/partner-clients-conformance\/embedded-[0-9a-f]{12}\.ndjson$/,
    );
  });

  it('is another for another target', () => {
    const files = ['https://a/', 'https://a/b', 'http://a/'].map((each) =>
      defaultJournalFile(each, {}),
    );
    expect(new Set(files).size).to.equal(3);
  });

  it('keeps a hostile target in its folder', () => {
    expect(defaultJournalFile('../../etc/passwd', { XDG_STATE_HOME: '/s' })).to.match(
      /^\/s\/partner-clients-conformance\/etcpasswd-[0-9a-f]{12}\.ndjson$/,
    );
  });
});
