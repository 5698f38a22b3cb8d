import { expect } from 'chai';
import * as fc from 'fast-check';
import { anything, hostile } from '../model/escape.testing.js';
import { html, jsonText, markdown, markdownFence, xml } from './_escape.js';

describe('html and xml', () => {
  it('leave nothing that starts a tag, an entity or ends an attribute', () => {
    expect(html(`<a href="x" title='y'>&amp;]]>\0`)).to.equal(
      '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;]]&gt;\\x00',
    );
  });

  it('write only characters that XML 1.0 allows', () => {
    fc.assert(
      fc.property(fc.oneof(anything, hostile), (text) => {
        expect(xml(text)).to.match(
          /^[\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]*$/u,
        );
        expect(xml(text)).not.to.match(/[<>"']/);
      }),
    );
  });
});

describe('markdown', () => {
  it('makes markup, HTML, tables, mentions, issues and addresses inert', () => {
    expect(markdown('a|b `c` *d* _e_ <f> [g](h) @i #1 https://j www.k GH-1 \\')).to.equal(
      'a&#124;b &#96;c&#96; \\*d\\* \\_e\\_ &lt;f&gt; \\[g\\]\\(h\\) @<!-- -->i #<!-- -->1 ' +
        'https:<!-- -->//j www<!-- -->.k GH<!-- -->-1 \\\\',
    );
  });

  it('starts neither a list nor a heading', () => {
    expect(['- a', '1. b', '+ c', '# d', '12) e'].map((text) => markdown(text))).to.deep.equal([
      '\\- a',
      '1\\. b',
      '\\+ c',
      '#<!-- --> d',
      '12\\) e',
    ]);
  });

  it('keeps one line one line, and a cell one cell', () => {
    fc.assert(
      fc.property(fc.oneof(anything, hostile), (text) => {
        expect(markdown(text)).not.to.match(/[\n\r|`]|<(?!!-- -->)/);
      }),
    );
  });

  it('fences with more backticks than the text has in a row', () => {
    expect(markdownFence('a\n`````\nb', 'sh', 100)).to.equal('``````sh\na\n`````\nb\n``````');
  });
});

describe('jsonText', () => {
  it('says the same value, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), hostile, (value, text) => {
        const both = { value, text };
        expect(JSON.parse(jsonText(both))).to.deep.equal(JSON.parse(JSON.stringify(both)));
      }),
    );
  });

  it('writes out what a terminal or an editor would obey', () => {
    expect(jsonText('\x1b \x9b \u202e \u2028 \u{e0001} \ud800')).to.equal(
      '"\\u001b \\u009b \\u202e \\u2028 \\udb40\\udc01 \\ud800"',
    );
  });
});
