import { expect } from 'chai';
import { readHar } from '../recordings/har.js';
import { choice, list } from '../settings/kind.js';
import { checks } from './checks.js';
import { har } from './recorded/checked.testing.js';
import { faultOf } from './fault.js';
import { probesOf } from './plan.js';
import { settingsOf } from './settings.js';

const messageOf = async (use: () => unknown): Promise<string> => {
  try {
    await use();
    return 'nothing';
  } catch (error) {
    return error instanceof Error ? error.message : 'another error';
  }
};
const checked = (id: string) => checks(id, settingsOf('checks', {}, {}));

describe('a name that is none', () => {
  for (const [what, use] of [
    ['no-null-members', () => checked('no-null-member')],
    ['secret-in-get', () => faultOf('secret-in-gets')],
    ['life-cycle', () => probesOf({ probes: ['lifecycle'], depth: 'quick' }, { loopback: true })],
    ['strict', () => choice('profile', ['published', 'strict']).parse('stric')],
    ['html', () => list('formats', ['console', 'html']).parse('htlm')],
  ] as const)
    it(`is asked whether it was meant for ${what}`, async () => {
      expect(await messageOf(use)).to.include(`did you mean ${what}?`);
    });

  it('is asked nothing where none is like it', async () => {
    expect(await messageOf(() => checked('nothing-of-the-kind'))).to.match(
      /"nothing-of-the-kind"$/,
    );
  });

  it('of a server is told what it lacks', () => {
    expect(() => readHar(har([]), { file: 'a.har', baseUrl: 'shop.example:8080/gw' }))
      .to.throw()
      .with.property('next', 'write https://shop.example:8080/gw');
  });
});
