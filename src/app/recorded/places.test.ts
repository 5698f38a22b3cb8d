import { expect } from 'chai';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { checked, checkedFiles, checksOf, har, weighty } from './checked.testing.js';
import { conversation, DEFECTS, type Entry, entryOf, ORIGIN } from './traffic.testing.js';

const moved = (entries: readonly Entry[], base: string): readonly Entry[] =>
  entries.map((entry) => ({
    ...entry,
    request: { ...entry.request, url: entry.request.url.replace(ORIGIN, base) },
  }));

const page = (url: string): Entry => {
  const entry = entryOf(0, ['GET', ''], [200]);
  return { ...entry, request: { ...entry.request, url } };
};

describe('where recorded requests went', () => {
  const gateway = 'https://gateway.example/tenants/gw';

  it('names the base below which they would be of the document', async () => {
    const { verdict, reason, hosts } = await checked(moved(conversation(), gateway));
    expect(verdict).to.equal('could-not-tell');
    expect(reason).to.include(`7 of 7 would be below ${gateway}: name it with --base-url`);
    expect(hosts).to.deep.equal([
      { origin: 'https://gateway.example', requests: 7, matched: 0, base: gateway, below: 7 },
    ]);
  });

  it('works as it advises', async () => {
    const entries = conversation();
    DEFECTS['an array as text'].plant(entries);
    const report = await checked(moved(entries, gateway), { baseUrl: gateway });
    expect(checksOf(report)).to.deep.equal(['body-matches-schema']);
    expect(report.findings[0]?.curl).to.include(`${gateway}/a/oidc-provider`);
  });

  it('advises another base where the one that was named is wrong', async () => {
    const { reason } = await checked(moved(conversation(), gateway), {
      baseUrl: 'https://elsewhere.example',
    });
    expect(reason).to.include(`7 of 7 would be below ${gateway}: name it with --base-url`);
  });

  it('names the hosts of a recording of something else', async () => {
    const { reason, verdict } = await checked([page('https://shop.example/cart')]);
    expect([
      verdict,
      reason.includes('they went to https://shop.example: name another recording'),
    ]).to.deep.equal(['could-not-tell', true]);
    expect(reason).not.to.include('--base-url');
  });

  it('counts what was judged, and not what went elsewhere', async () => {
    const pages = ['/', '/favicon.ico'].map((path) => page(`https://shop.example${path}`));
    const { summary, hosts } = await checked([...pages, ...conversation()]);
    expect(summary.exchanges).to.equal(7);
    expect(
      hosts?.map(({ origin, requests, matched }) => [origin, requests, matched]),
    ).to.deep.equal([
      [ORIGIN, 7, 7],
      ['https://shop.example', 2, 0],
    ]);
  });

  it('tells two hosts apart that serve the same paths', async () => {
    const other = moved(conversation(), 'https://other.example');
    const { hosts } = await checked([...conversation(), ...other]);
    expect(hosts?.map(({ matched }) => matched)).to.deep.equal([7, 7]);
  });

  it('says what a file of another kind is', async () => {
    const error: unknown = await checkedFiles({ 'a.json': '{"consumer":{},"provider":{}}' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).to.have.property('next', 'judge it with `conformance pact check`');
  });
});

describe('a recording as it is kept', () => {
  const attached = (): readonly Entry[] => {
    const entries = conversation();
    DEFECTS['an array as text'].plant(entries);
    return entries;
  };
  const files = (entries: readonly Entry[]): Readonly<Record<string, string>> =>
    Object.fromEntries(
      entries.flatMap(({ response: { content } }, at) => {
        const text = content?.text;
        if (!content || typeof text !== 'string' || text === '') return [];
        content._file = `body-${at}.json`;
        delete content.text;
        return [[`body-${at}.json`, text] as const];
      }),
    );

  it('holds content in files beside it', async () => {
    const entries = attached();
    const bodies = files(entries);
    const report = await checkedFiles({ 'a.har': har(entries), ...bodies });
    expect(checksOf(report)).to.deep.equal(['body-matches-schema']);
  });

  it('is an archive', async () => {
    const entries = attached();
    const packed = { ...files(entries), 'har.har': har(entries) };
    const bytes = zipSync(
      Object.fromEntries(Object.entries(packed).map(([name, text]) => [name, Buffer.from(text)])),
    );
    expect(checksOf(await checkedFiles({ 'a.har.zip': bytes }))).to.deep.equal([
      'body-matches-schema',
    ]);
  });

  it('is compressed', async () => {
    const report = await checkedFiles({ 'a.har.gz': gzipSync(har(conversation())) });
    expect([weighty(report), report.summary.exchanges]).to.deep.equal([[], 7]);
  });

  it('breaks off: it is judged as far as it goes, and nobody can tell', async () => {
    const report = await checkedFiles({ 'a.har': har(conversation()).slice(0, -300) });
    expect([report.verdict, report.summary.exchanges]).to.deep.equal(['could-not-tell', 6]);
    expect(report.reason).to.include('breaks off in the middle of entry 6');
  });

  it('breaks off behind an error: it does not conform', async () => {
    const report = await checkedFiles({ 'a.har': har(attached()).slice(0, -300) });
    expect(report.verdict).to.equal('does-not-conform');
  });

  it('lacks an entry of the document that cannot be read: nobody can tell', async () => {
    const entries = conversation();
    const odd = { ...entries[0], startedDateTime: '' };
    const { verdict, reason } = await checked([odd, ...entries]);
    expect(verdict).to.equal('could-not-tell');
    expect(reason).to.include('which is of the document, cannot be read');
  });

  it('without any content shows nothing, and nobody can tell', async () => {
    const entries = conversation();
    for (const { response } of entries) delete response.content?.text;
    const report = await checked(entries);
    expect(weighty(report)).to.deep.equal([]);
    // The evidence that a verdict stands on is counted by the engine.
    if ('evidence' in report.summary) expect(report.verdict).to.equal('could-not-tell');
    expect(report.recordings?.[0]?.withoutContent).to.equal(5);
  });
});
