import { expect } from 'chai';
import { listen, sourceOf } from './drive.testing.js';
import { TinyProvider } from './tiny-provider.testing.js';

const page = (status: number) => ({
  status,
  headers: [{ name: 'content-type', value: 'text/html' }],
});

describe('the way to a target', () => {
  const codeOf = async (status: number) => {
    const transport = new TinyProvider(() => page(status));
    const { error } = await listen(sourceOf({ transport }));
    return {
      code: (error as { code?: string } | undefined)?.code,
      sent: transport.requests.length,
    };
  };

  for (const status of [400, 403])
    it(`is barred where the first answer is a page with ${status}`, async () => {
      expect(await codeOf(status)).to.deep.equal({ code: 'gateway-refused', sent: 1 });
    });

  for (const status of [404, 502])
    it(`is not where the page may be another's, with ${status}`, async () => {
      expect((await codeOf(status)).code).to.not.equal('gateway-refused');
    });
});
