import { expect } from 'chai';
import { appError } from './errors.js';
import type { JournalKeeper } from '../model/journal.js';
import { forgivingKeeper } from './forgiving-keeper.js';

const HERE = { institution: 'i', partner: 'p' };
const lost = () => Promise.reject(appError('journal-lost', 'the disk is full'));
const FULL: JournalKeeper = { deleted: lost, settled: lost, close: lost };

describe('the journal of a clean-up', () => {
  const everything = async (open: () => Promise<JournalKeeper>) => {
    const keeper = await forgivingKeeper('journal.ndjson', open);
    await keeper.deleted('run', HERE, 'c');
    await keeper.settled('run');
    await keeper.close();
    return keeper.failure?.message;
  };

  it('lets the clean-up go on where nothing can be written down, and says so', async () => {
    expect(await everything(() => Promise.resolve(FULL))).to.equal('the disk is full');
  });

  it('lets it go on where it cannot be opened for writing', async () => {
    expect(await everything(lost)).to.equal('the disk is full');
  });

  it('says nothing where all is written down', async () => {
    const done = () => Promise.resolve();
    const keeper = { deleted: done, settled: done, close: done };
    expect(await everything(() => Promise.resolve(keeper))).to.equal(undefined);
  });
});
