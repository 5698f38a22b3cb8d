import { expect } from 'chai';
import { isUri } from './uri.js';

describe('isUri', () => {
  it('takes a scheme and what may stand behind it', () => {
    const good = [
      'https://app.example.com/cb?x=1#y',
      'http://[::1]:8080/',
      'com.example.app:/cb',
      'urn:x:y',
      'https://user@h.example',
      'x://',
    ];
    expect(good.filter((text) => !isUri(text))).to.deep.equal([]);
  });

  it('takes nothing else', () => {
    const bad = [
      ...['', '/cb', '//h/cb', '1a:b', 'https://h/a b', 'https://h/%zz'],
      ...['https://h/[x]', 'https://h/#a#b', 'https://a@b@c/', 'https://h:x/'],
    ];
    expect(bad.filter(isUri)).to.deep.equal([]);
  });

  it('reads hostile texts in linear time', () => {
    const startedAt = performance.now();
    for (const part of ['a', 'a:', '/', '?', '#', '@', '[', ':', 'a:/'])
      for (const before of ['', 'a:', 'a://', 'a://h/?']) isUri(before + part.repeat(200_000));
    expect(performance.now() - startedAt).to.be.lessThan(5000);
  });
});
