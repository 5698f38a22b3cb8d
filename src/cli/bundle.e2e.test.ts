import { expect } from 'chai';
import { fileURLToPath } from 'node:url';
import { Sandbox } from './spawn.testing.js';

/** What is published lies elsewhere than what is compiled: the files of the package are found from both. */
const BUNDLE = fileURLToPath(new URL('../../bundle/cli/main.js', import.meta.url));

describe('the bundle', () => {
  const sandbox = new Sandbox();
  after(() => sandbox.close());

  for (const args of [['lint'], ['checks'], ['pact', 'check', '--help']]) {
    it(`finds its files: ${args.join(' ')}`, async () => {
      const { ended } = sandbox.spawn(process.execPath, [BUNDLE, ...args]);
      const { code, stderr } = await ended;
      expect([code, stderr]).to.deep.equal([0, '']);
    }).timeout(60_000);
  }
});
