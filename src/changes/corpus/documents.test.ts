import { expect } from 'chai';
import { verdictOf } from '../diff.js';
import { changesOf } from '../diff.testing.js';
import { documentEdits, documentOf, serverEdits, webhookEdits } from './documents.testing.js';

describe('a change of a document', () => {
  const edits = [
    ...documentEdits.map(({ around, ...edit }) => ({
      ...edit,
      old: documentOf(edit.old, around),
      new: documentOf(edit.new, around),
    })),
    ...serverEdits,
    ...webhookEdits,
  ];
  for (const { what, old, new: now, expected } of edits) {
    it(`is ${expected}: ${what}`, async () => {
      const changes = await changesOf(old, now);
      const said = changes.map(({ verdict, title }) => `${verdict}: ${title}`);
      expect(verdictOf(changes), said.join('; ')).to.equal(expected);
    });

    it(`is none against itself: ${what}`, async () => {
      expect(await changesOf(now, now)).to.deep.equal([]);
    });
  }
});
