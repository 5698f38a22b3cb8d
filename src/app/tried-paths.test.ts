import { expect } from 'chai';
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tryPaths, type WrittenPaths } from './tried-paths.js';

const NONE: WrittenPaths = { folders: [], record: undefined, journal: undefined };

describe('the paths of a dry run', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tried-'));
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const at = (name: string) => join(folder, name);
  const codeOf = (paths: Partial<WrittenPaths>) =>
    tryPaths({ ...NONE, ...paths }).then(
      () => undefined,
      (error: unknown) => (error as { code?: string }).code,
    );

  it('are tried and left as they were', async () => {
    const folders = [folder, at('new/deep')];
    expect(await codeOf({ folders, record: at('run.har'), journal: at('new/journal') })).to.equal(
      undefined,
    );
    expect(readdirSync(folder).sort()).to.deep.equal(['file', 'link']);
  });

  for (const [what, paths, code] of [
    ['a folder of reports below a file', { folders: ['file/reports'] }, 'reports-unwritable'],
    ['a recording in place of a folder', { record: '.' }, 'recording-unwritable'],
    ['a recording in no folder', { record: 'none/run.har' }, 'recording-unwritable'],
    ['a journal below a file', { journal: 'file/journal' }, 'journal-unusable'],
    ['a journal that is a link', { journal: 'link' }, 'journal-unusable'],
  ] as const)
    it(`are refused: ${what}`, async () => {
      const { folders = [], record, journal } = paths as Partial<WrittenPaths>;
      expect(
        await codeOf({
          folders: folders.map(at),
          ...(record && { record: at(record) }),
          ...(journal && { journal: at(journal) }),
        }),
      ).to.equal(code);
    });
});
