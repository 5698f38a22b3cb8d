import { expect } from 'chai';
import { linkPath } from './link.js';

const BASE = 'https://broker.example/pacts-of-us';

describe('a link of a broker', () => {
  for (const [href, path] of [
    [`${BASE}/pacts/7?a=b`, '/pacts/7?a=b'],
    ['https://inner.example/pacts-of-us/pacts/7', '/pacts/7'],
    ['/pacts-of-us/pacts/7', '/pacts/7'],
    ['https://broker.example/another/pacts', undefined],
    [`${BASE}/../another/pacts`, undefined],
    [`${BASE}-else/pacts`, undefined],
    ['file:///pacts-of-us/pacts', undefined],
    ['javascript:alert(1)', undefined],
    ['https://', undefined],
    [`${BASE}/${'x'.repeat(9000)}`, undefined],
    [undefined, undefined],
    [{}, undefined],
  ] as const)
    it(`${(JSON.stringify(href) as string | undefined)?.slice(0, 60) ?? 'nothing'} leads to ${path ?? 'nowhere'}`, () => {
      expect(linkPath(href, BASE)).to.equal(path);
    });
});
