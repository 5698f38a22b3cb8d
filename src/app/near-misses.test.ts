import { expect } from 'chai';
import { readHar } from '../recordings/har.js';
import { choice, list } from '../settings/kind.js';
import { checks } from './checks.js';
import { har } from './recorded/checked.testing.js';
import { faultOf } from './fault.js';
import { probesOf } from './plan.js';

describe('a name that is none', () => {
  for (const [what, use] of [
    ['no-null-members', () => checks('no-null-member')],
    ['secret-in-get', () => faultOf('secret-in-gets')],
    ['life-cycle', () => probesOf({ probes: ['lifecycle'], depth: 'quick' })],
    ['strict', () => choice('profile', ['published', 'strict']).parse('stric')],
    ['html', () => list('formats', ['console', 'html']).parse('htlm')],
  ] as const)
    it(`is asked whether it was meant for ${what}`, () => {
      expect(use).to.throw(`did you mean ${what}?`);
    });

  it('is asked nothing where none is like it', () => {
    expect(() => checks('nothing-of-the-kind')).to.throw(/"nothing-of-the-kind"$/);
  });

  it('of a server is told what it lacks', () => {
    expect(() => readHar(har([]), { file: 'a.har', baseUrl: 'shop.example:8080/gw' }))
      .to.throw()
      .with.property('next', 'write https://shop.example:8080/gw');
  });
});
