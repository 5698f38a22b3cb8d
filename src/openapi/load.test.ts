import { expect } from 'chai';
import { OPERATION_IDS } from '../model/operation.js';
import { loadContract } from './load.js';
import { documentOf, loadFiles } from './document.testing.js';

const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
const TEXT = JSON.stringify(documentOf({ S: {} }));
const ENCODED: Readonly<Record<string, Buffer>> = {
  'UTF-8 with a byte order mark': Buffer.from(`\ufeff${TEXT}`),
  'UTF-16, the low byte first': utf16(TEXT),
  'UTF-16, the high byte first': utf16(TEXT).swap16(),
};

const VENDOR = 'specs/partner-clients.v0.yaml';

describe('loadContract', () => {
  it('knows the five operations of the vendor document by our names', async () => {
    const { operations } = await loadContract({ file: VENDOR, profile: 'published' });
    expect(operations.map(({ id }) => id)).to.deep.equal([...OPERATION_IDS]);
  });

  for (const [encoding, bytes] of Object.entries(ENCODED))
    it(`reads ${encoding}`, async () => {
      const { operations } = await loadFiles({ 'api.yaml': bytes });
      expect(operations.map(({ method }) => method)).to.deep.equal(['GET', 'POST']);
    });

  it('compiles the whole vendor document', async () => {
    const contract = await loadContract({ file: VENDOR, profile: 'published' });
    expect(() => {
      contract.compileAll();
    }).not.to.throw();
  });
});
