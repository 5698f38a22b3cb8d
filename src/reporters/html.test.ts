import { expect } from 'chai';
import { hostile, UNSAFE } from './_hostile.testing.js';
import { clean, rich, untold, written } from './_sample.testing.js';
import html from './html.js';
import { bodyLines, shows } from './html/_lines.js';
import { Markup, markup } from './html/_markup.js';

/** Every tag and every attribute that a page has. */
const shapeOf = (text: string): ReadonlySet<string> => {
  const tags = [...text.matchAll(/<([a-z][a-z0-9]*)(?![a-z0-9])([^<>]*)>/gi)];
  return new Set(
    tags.flatMap(([, tag, rest]) => [
      tag ?? '',
      ...[...(rest ?? '').matchAll(/\s([^\s="]+)(?:="[^"]*")?/g)].map(
        ([, name]) => `${tag ?? ''} ${name ?? ''}`,
      ),
    ]),
  );
};

describe('the reporter html', () => {
  it('goes into a file of its own', () => {
    expect(html.file).to.equal('report.html');
  });

  it('is one document that forbids itself to load or run anything', () => {
    const text = written(html, rich());
    expect(text).to.match(/^<!doctype html>\n<html lang="en">/);
    expect(text).to.include(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
    );
  });

  it('names no address but places on its own page', () => {
    const links = [...written(html, rich()).matchAll(/(?:href|src|url)\s*[=(]\s*["']?([^"')]*)/g)];
    expect(links.filter(([, to]) => !/^#[\w-]+$/.test(to ?? ''))).to.deep.equal([]);
  });

  it('leads only to places that exist', () => {
    const text = written(html, rich());
    const missing = [...text.matchAll(/href="#([^"]*)"/g)].filter(
      ([, id]) => !text.includes(`id="${id ?? ''}"`),
    );
    expect(missing).to.deep.equal([]);
  });

  it('has no id twice', () => {
    const ids = [...written(html, rich()).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(ids.length).to.equal(new Set(ids).size);
  });

  it('has no tag and no attribute of the server’s making', () => {
    const [ours, theirs] = [shapeOf(written(html, rich())), shapeOf(written(html, hostile()))];
    expect([...theirs].filter((each) => !ours.has(each))).to.deep.equal([]);
  });

  it('writes nothing unseen, whatever the server says', () => {
    expect(written(html, hostile())).not.to.match(UNSAFE);
  });

  it('stays readable in size, whatever the server says', () => {
    expect(written(html, hostile()).length).to.be.lessThan(500_000);
  });

  it('shows the line of the document, the rule and the place', () => {
    const text = written(html, rich());
    expect(text).to.include('specs/partner-clients.v0.yaml, line 178');
    expect(text).to.include('<code>RFC 9110 §15.3.5</code>');
    expect(text).to.include('<strong>updateClient</strong> <code>response.body</code>');
  });

  it('marks the line that a finding is about', () => {
    const text = written(html, rich());
    expect(text).to.match(/<mark><span[^>]*>[^<]*<\/span> {2}&quot;logoUri&quot;: null,/);
  });

  it('marks in an exchange only what was seen in it', () => {
    const events = rich().map((event) =>
      event.type === 'finding-made' && event.finding.at === 'response.body'
        ? { ...event, finding: { ...event.finding, exchanges: [] } }
        : event,
    );
    const marks = [...written(html, events).matchAll(/<mark>/g)].length;
    expect(marks).to.be.lessThan([...written(html, rich()).matchAll(/<mark>/g)].length);
  });

  it('leads from an operation to each cause by its number', () => {
    const text = written(html, rich());
    const rows = [...text.matchAll(/<span class="operation">(\w+)<[^]*?<\/tr>/g)];
    const numbers = rows.map(([row = '', id = '']) => [
      id,
      ...[...row.matchAll(/href="#f-\w+"[^>]*>(?:<span[^>]*>[^<]*<\/span>)?(\d+)</g)].map(
        ([, number]) => Number(number),
      ),
    ]);
    expect(numbers).to.deep.equal([
      ['listClients', 1],
      ['createClient', 4, 6, 8],
      ['getClient', 1, 3, 7],
      ['updateClient', 2],
      ['deleteClient', 5],
    ]);
  });

  it('gives each of many varieties of a cause one line', () => {
    const events = rich().flatMap((event) =>
      event.type === 'finding-made' && event.finding.fingerprint === '00000000000000a1'
        ? ['a', 'b', 'c'].map((actual, index) => ({
            ...event,
            finding: { ...event.finding, fingerprint: `${index}`.padStart(16, 'c'), actual },
          }))
        : [event],
    );
    const lines = [...written(html, events).matchAll(/<p class="actual">.*?<\/span> (.*?)<\/p>/g)];
    expect(lines.map(([, actual]) => actual)).to.include.members(['a', 'b', 'c']);
  });

  it('shows a waiver that needs but an owner, a reason and a day', () => {
    expect(written(html, rich())).to.include(
      [
        'waivers:',
        '  - check: sample-body-fits',
        '    operation: &quot;getClient&quot;',
        '    at: &quot;response.body/logoUri&quot;',
        '    shape: &quot;null&quot;',
        '    owner: # who sees to it',
      ].join('\n'),
    );
  });

  it('shortens the token of a request, and nothing of what is asked for', () => {
    const token = 'a'.repeat(600);
    const events = rich().map((event) =>
      event.type === 'evidence-kept'
        ? {
            ...event,
            evidence: {
              ...event.evidence,
              request: {
                ...event.evidence.request,
                headers: [{ name: 'authorization', value: `Bearer ${token}` }],
              },
            },
          }
        : event,
    );
    const text = written(html, events);
    expect([text.includes(token), text.includes('… (576 more characters)')]).to.deep.equal([
      false,
      true,
    ]);
  });

  it('says so where nothing was found and where nothing was judged', () => {
    expect(written(html, clean())).to.include('</span> Conforms</h1>');
    expect(written(html, untold())).to.include('</span> Could not tell</h1>');
  });
});

describe('markup', () => {
  it('escapes what is interpolated, unless it is markup', () => {
    expect(markup`<p title="${'"<'}">${'<b>'}${new Markup('<i>')}${1000}</p>`.text).to.equal(
      '<p title="&quot;&lt;">&lt;b&gt;<i>1,000</p>',
    );
  });
});

describe('the lines of a body', () => {
  it('name each member and item', () => {
    expect(bodyLines('{"a":{"b/c":[1,{}]},"a":2}', 'response.body')).to.deep.equal([
      { text: '{', path: 'response.body' },
      { text: '  "a": {', path: 'response.body/a' },
      { text: '    "b/c": [', path: 'response.body/a/b~1c' },
      { text: '      1,', path: 'response.body/a/b~1c/0' },
      { text: '      {}', path: 'response.body/a/b~1c/1' },
      { text: '    ]', path: '' },
      { text: '  },', path: '' },
      { text: '  "a": 2', path: 'response.body/a' },
      { text: '}', path: '' },
    ]);
  });

  it('lose nothing of a text that is no JSON', () => {
    const broken = '{"a": [1, , "unclosed }';
    const text = bodyLines(broken, 'x')
      .map((line) => line.text)
      .join('');
    expect(text.replace(/\s/g, '')).to.equal(broken.replace(/\s/g, ''));
  });

  it('leave other texts as they are', () => {
    expect(bodyLines('one\ntwo', 'x').map(({ text }) => text)).to.deep.equal(['one', 'two']);
  });

  it('are found by the place that a finding names', () => {
    expect(shows('response.body/3/logoUri', 'response.body/*/logoUri')).to.equal(true);
    expect(shows('response.body/3/logoUri', 'response.body/logoUri')).to.equal(false);
    expect(shows('response.headers/Content-Type', 'response.headers/content-type')).to.equal(true);
  });
});
