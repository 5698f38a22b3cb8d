import { expect } from 'chai';
import { OPERATION_IDS } from '../model/operation.js';
import { loadContract } from './load.js';

const VENDOR = 'specs/partner-clients.v0.yaml';

describe('loadContract', () => {
  it('knows the five operations of the vendor document by our names', async () => {
    const { operations } = await loadContract({ file: VENDOR, profile: 'published' });
    expect(operations.map(({ id }) => id)).to.deep.equal([...OPERATION_IDS]);
  });

  it('compiles the whole vendor document', async () => {
    const contract = await loadContract({ file: VENDOR, profile: 'published' });
    expect(() => {
      contract.compileAll();
    }).not.to.throw();
  });
});
