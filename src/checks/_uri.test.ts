import { expect } from 'chai';
import fc from 'fast-check';
import { isAbsoluteUri, isLoopback, originOf, parseUri } from './_uri.js';

describe('parseUri', () => {
  it('splits the five components, and the authority', () => {
    expect(parseUri('https://u:p@h.example:8443/a/b?c=%2F#d')).to.deep.equal({
      scheme: 'https',
      userinfo: 'u:p',
      host: 'h.example',
      port: '8443',
      path: '/a/b',
      query: 'c=%2F',
      fragment: 'd',
    });
  });

  it('keeps the brackets of an IP literal', () => {
    expect(parseUri('http://[::1]:8080/cb')?.host).to.equal('[::1]');
  });

  it('tells an empty query and fragment from none', () => {
    expect([parseUri('/a?#')?.query, parseUri('/a?#')?.fragment]).to.deep.equal(['', '']);
    expect([parseUri('/a')?.query, parseUri('/a')?.fragment]).to.deep.equal([undefined, undefined]);
  });

  it('refuses what is no URI reference', () => {
    const texts = ['a b', 'https://é.example', '%zz', 'a%2', '<x>', '1a:b', 'http://h:x/', 'a#b#c'];
    expect(texts.filter((text) => parseUri(text) !== undefined)).to.deep.equal([]);
  });

  it('refuses brackets in a path, and bears them in a query', () => {
    expect(parseUri('https://h/[a]')).to.equal(undefined);
    expect(parseUri('https://h/?a[]=1')?.query).to.equal('a[]=1');
  });

  it('ends in time on any length', () => {
    expect(parseUri(`https://${'a'.repeat(1_000_000)}`)?.host).to.have.length(1_000_000);
    expect(parseUri(`https://${':'.repeat(100_000)}`)).to.equal(undefined);
  });

  it('takes apart any web address', () => {
    fc.assert(
      fc.property(fc.webUrl({ withFragments: true, withQueryParameters: true }), (text) => {
        const uri = parseUri(text);
        const query = uri?.query === undefined ? '' : `?${uri.query}`;
        const fragment = uri?.fragment === undefined ? '' : `#${uri.fragment}`;
        return (
          `${uri?.scheme ?? ''}://${uri?.host ?? ''}${uri?.path ?? ''}${query}${fragment}` === text
        );
      }),
    );
  });
});

describe('isAbsoluteUri', () => {
  it('asks for a scheme, and for a host where the scheme has hosts', () => {
    const good = ['https://a/', 'http://localhost:8080/cb', 'com.example.app:/cb', 'urn:a:b'];
    expect(good.filter(isAbsoluteUri)).to.deep.equal(good);
    const bad = ['', '/cb', '//a/b', 'a', 'https:///cb', 'https:cb', 'https://a b/'];
    expect(bad.filter(isAbsoluteUri)).to.deep.equal([]);
  });
});

describe('isLoopback', () => {
  it('knows the names and numbers of the own machine', () => {
    const good = [
      '127.0.0.1',
      '127.1.2.3',
      '[::1]',
      '[0:0:0:0:0:0:0:1]',
      'localhost',
      'a.localhost',
    ];
    expect(good.filter(isLoopback)).to.deep.equal(good);
    const bad = ['128.0.0.1', '[::2]', 'localhost.example', 'mylocalhost', '127.0.0.1.example'];
    expect(bad.filter(isLoopback)).to.deep.equal([]);
  });
});

describe('originOf', () => {
  it('compares without case, and with default ports', () => {
    expect(originOf('HTTPS://API.example.com/a')).to.equal(originOf('https://api.example.com:443'));
    expect(originOf('http://a')).to.not.equal(originOf('https://a'));
    expect(originOf('/a')).to.equal(undefined);
  });
});

describe('hostile texts', () => {
  it('are read in linear time', () => {
    const startedAt = performance.now();
    for (const part of ['a', 'a:', '/', '?', '#', '@', '[', ':', 'a.', '%41'])
      for (const before of ['', 'a:', 'a://', 'https://h/?', 'http://h:']) {
        const text = before + part.repeat(100_000);
        parseUri(text);
        isAbsoluteUri(text);
        originOf(text);
      }
    for (const part of ['a', 'a.', '0:', '127.']) isLoopback(part.repeat(100_000));
    expect(performance.now() - startedAt).to.be.lessThan(8000);
  }).timeout(20_000);
});
