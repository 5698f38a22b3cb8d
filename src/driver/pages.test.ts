import { expect } from 'chai';
import { listen, LoggedJournal, sourceOf } from './drive.testing.js';
import { TinyProvider } from './tiny-provider.testing.js';

const PATH = '/a/oidc-provider/api/v0/institutions/bank/partner-clients/me';
const client = (clientId: string) => ({ clientId, name: clientId, redirectUris: [] });

/** A list of pages, each with one client; what the link of each says. */
const paging = (links: readonly string[]) =>
  new TinyProvider(({ method, target }) => {
    if (method !== 'GET') return undefined;
    const page = Number(/page=(\d+)/.exec(target)?.[1] ?? 1);
    const link = links[page - 1];
    return {
      status: 200,
      json: [client(`c${page}`)],
      headers: link === undefined ? [] : [{ name: 'link', value: link }],
    };
  });

describe('a list of several pages', () => {
  const inventory = async (...links: readonly string[]) => {
    const [transport, journal] = [paging(links), new LoggedJournal()];
    const { cutShort } = await listen(sourceOf({ transport, journal }));
    return { began: journal.lines[0], cutShort, sent: transport.requests.length };
  };

  for (const [what, first] of [
    ['a path', `<${PATH}?page=2>; rel="next"`],
    ['a query', '<?page=2>; rel=next'],
    ['an address', `<http://127.0.0.1:1${PATH}?page=2>; title="x"; rel="last next"`],
    ['the second of two links', `<${PATH}?page=1>; rel="prev", <${PATH}?page=2>; rel="next"`],
  ] as const)
    it(`is read to its end, by ${what}`, async () => {
      const { began, cutShort } = await inventory(first, '<?page=3>; rel="next"');
      expect([began, cutShort]).to.deep.equal(['begin c1 c2 c3', undefined]);
    });

  for (const [what, link] of [
    ['another host', `<https://other.example${PATH}?page=2>; rel="next"`],
    ['another path', '</admin?page=2>; rel="next"'],
    ['another host in disguise', `<//other.example${PATH}?page=2>; rel="next"`],
    ['itself', `<${PATH}>; rel="next"`],
  ] as const)
    it(`is not followed to ${what}, and nothing is written`, async () => {
      const { began, cutShort } = await inventory(link);
      expect(began ?? 'closed').to.not.match(/^begin/);
      expect(cutShort).to.match(/more pages than the document knows of/);
    });

  it('is not followed without end', async () => {
    const transport = new TinyProvider(({ target }) => {
      const page = Number(/page=(\d+)/.exec(target)?.[1] ?? 1);
      const value = `<?page=${page + 1}>; rel="next"`;
      return { status: 200, json: [], headers: [{ name: 'link', value }] };
    });
    const { cutShort } = await listen(sourceOf({ transport }));
    expect(cutShort).to.match(/more pages/);
    expect(transport.requests.length).to.equal(50);
  });
});
