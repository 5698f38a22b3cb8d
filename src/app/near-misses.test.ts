import { expect } from 'chai';
import { readHar } from '../recordings/har.js';
import { choice, list } from '../settings/kind.js';
import { har } from './recorded/checked.testing.js';
import { faultOf } from './fault.js';
import { nearCheck } from './near-check.js';
import { probesOf } from './plan.js';

describe('a name that is none', () => {
  for (const [what, use] of [
    ['secret-in-get', () => faultOf('secret-in-gets')],
    [
      'life-cycle',
      () =>
        probesOf(
          { probes: ['lifecycle'], operation: undefined, depth: 'quick' },
          { loopback: true },
        ),
    ],
    ['strict', () => choice('profile', ['published', 'strict']).parse('stric')],
    ['html', () => list('formats', ['console', 'html']).parse('htlm')],
  ] as const)
    it(`is asked whether it was meant for ${what}`, () => {
      expect(use).to.throw(`did you mean ${what}?`);
    });

  it('of a check is asked whether it was meant', () => {
    expect(nearCheck('no-null-member')).to.equal(' (did you mean no-null-members?)');
  });

  it('is asked nothing where none is like it', () => {
    expect(nearCheck('nothing-of-the-kind')).to.equal('');
  });

  it('of a server is told what it lacks', () => {
    expect(() => readHar(har([]), { file: 'a.har', baseUrl: 'shop.example:8080/gw' }))
      .to.throw()
      .with.property('next', 'write https://shop.example:8080/gw');
  });
});
