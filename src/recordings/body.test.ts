import { expect } from 'chai';
import { withRequest, withResponse } from './entry.testing.js';

const compressed = (coding: string, text: string) => ({
  content: { size: 9, text, encoding: 'base64' },
  headers: [{ name: 'Content-Encoding', value: coding }],
});

describe('the content of an entry', () => {
  const CONTENTS: readonly (readonly [string, object, string | undefined])[] = [
    ['text', { content: { size: 1, text: 'x' } }, 'x'],
    ['base64', { content: { size: 3, text: 'w6Qh', encoding: 'base64' } }, 'ä!'],
    ['no text and size 0', { content: { size: 0 }, bodySize: 0 }, ''],
    ['empty text and size 0', { content: { size: 0, text: '' }, bodySize: 0 }, ''],
    ['empty text and size -1', { content: { size: -1, text: '' }, bodySize: -1 }, ''],
    ['no text and size 9', { content: { size: 9 } }, undefined],
    ['empty text and size 9', { content: { size: 9, text: '' } }, undefined],
    ['no text and size -1', { content: { size: -1 } }, undefined],
    ['no text and no size', { content: {}, bodySize: -1 }, undefined],
    [
      'no text, size 0 and no length in transfer',
      { content: { size: 0 }, bodySize: -1 },
      undefined,
    ],
    [
      'empty text and size 0 where the header section speaks of content',
      { content: { size: 0, text: '' }, headers: [{ name: 'content-length', value: '9' }] },
      undefined,
    ],
    ['no text and size 0, and no type', { content: { size: 0 }, bodySize: -1, headers: [] }, ''],
    ['an unknown encoding', { content: { size: 3, text: '{}', encoding: 'gzip' } }, undefined],
    ['an encoding of text', { content: { size: 3, text: '{}', encoding: 'UTF-8' } }, '{}'],
    ['what is no base64', { content: { size: 3, text: '{"a"}', encoding: 'base64' } }, undefined],
    [
      'a million blanks before what is no base64',
      { content: { size: 3, text: `${' '.repeat(1_000_000)}!`, encoding: 'base64' } },
      undefined,
    ],
    [
      'base64 in lines and with its padding',
      { content: { size: 2, text: 'e3\r\n0= \r\n', encoding: 'base64' } },
      '{}',
    ],
    ['what is compressed still', compressed('gzip', 'H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA=='), undefined],
    ['what is compressed in another way', compressed('br', '/wXA/w=='), undefined],
    ['what was compressed', compressed('gzip', 'e30='), '{}'],
    ['no text and size 0, but bytes', { content: { size: 0 }, bodySize: 193 }, undefined],
    [
      'no text and a remark',
      { content: { size: 0, comment: 'discarded' }, bodySize: 0 },
      undefined,
    ],
    ['a body that was discarded', { _responseBodyStatus: 'discarded:too-large' }, undefined],
    ['less text than size', { content: { size: 363, text: '[{"a":' } }, undefined],
    ['less text than size that is whole', { content: { size: 363, text: '[]' } }, '[]'],
    [
      'less text than Content-Length',
      { content: { text: '[{"a":' }, headers: [{ name: 'content-length', value: '99' }] },
      undefined,
    ],
    ['broken text of the size', { content: { size: 6, text: '[{"a":' } }, '[{"a":'],
    [
      'a remark of the recorder at its end',
      { content: { size: 6, text: '[{"a": ... truncated to save space (1324 more bytes)]' } },
      undefined,
    ],
    ['text that is no text', { content: { size: 3, text: { a: 1 } } }, undefined],
    ['text read as Latin-1', { content: { size: 13, text: '{"name":"Ã¤"}' } }, undefined],
    ['text read as windows-1252', { content: { size: 15, text: '{"name":"â‚¬"}' } }, undefined],
    ['text with an accent', { content: { size: 12, text: '{"name":"ä"}' } }, '{"name":"ä"}'],
    ['base64 that does not say so', { content: { size: 7, text: 'eyJhIjoxfQ==' } }, '{"a":1}'],
    ['BASE64 in capitals', { content: { size: 2, text: 'e30=', encoding: 'BASE64' } }, '{}'],
    [
      'coded text',
      {
        content: { size: 9, text: '\u001f\ufffd\u0008' },
        headers: [
          { name: 'content-type', value: 'application/json' },
          { name: 'content-encoding', value: 'gzip' },
        ],
      },
      undefined,
    ],
    [
      'coded pieces in hex',
      {
        content: { size: 9, text: '["1f8b0800000000000003"]' },
        headers: [{ name: 'content-encoding', value: 'gzip' }],
      },
      undefined,
    ],
    ['a file that is not there', { content: { size: -1, _file: 'body.json' } }, undefined],
    ['no content and bodySize 0', { content: undefined, bodySize: 0 }, ''],
    ['no content', { content: undefined, bodySize: undefined }, undefined],
  ];
  for (const [what, change, text] of CONTENTS)
    it(`reads a content with ${what} as ${text === undefined ? 'not kept' : `"${text}"`}`, () => {
      const { response: read } = withResponse(change);
      expect([read?.body.isKept, read?.body.text]).to.deep.equal([text !== undefined, text ?? '']);
    });

  it('knows the bytes of a base64 content', () => {
    const change = { content: { size: 2, text: '/wA=', encoding: 'base64' } };
    expect([...(withResponse(change).response?.body.bytes ?? [])]).to.deep.equal([255, 0]);
  });

  const sized = [{ name: 'Content-Length', value: '5' }];
  const POSTS: readonly (readonly [string, object, string | undefined])[] = [
    ['text', { postData: { text: '{}' } }, '{}'],
    ['the parameters of a form', { postData: { params: [{ name: 'a', value: 'b c' }] } }, 'a=b+c'],
    ['a file', { postData: { params: [{ name: 'a', fileName: 'f' }] } }, undefined],
    ['nothing', {}, ''],
    ['null', { postData: null, bodySize: -1 }, ''],
    [
      'JSON as parameters',
      { postData: { mimeType: 'application/json', params: [{ name: 'a', value: true }] } },
      undefined,
    ],
    ['a parameter that is no text', { postData: { params: [{ name: 'a', value: 5 }] } }, undefined],
    ['an object as text', { postData: { text: { a: 1 } } }, undefined],
    ['content elsewhere', { _content: { text: 'e30=', encoding: 'base64', size: 2 } }, '{}'],
    ['content that was discarded', { _requestBodyStatus: 'discarded:not-decodable' }, undefined],
    ['less text than was sent', { postData: { text: '{"a":' }, bodySize: 99 }, undefined],
    ['a bodySize alone', { bodySize: 5 }, undefined],
    ['a Content-Length alone', { bodySize: -1, headers: sized }, undefined],
  ];
  for (const [what, change, text] of POSTS)
    it(`reads a request with ${what} as ${text === undefined ? 'not kept' : `"${text}"`}`, () => {
      const { body } = withRequest(change).request;
      expect([body.isKept, body.text]).to.deep.equal([text !== undefined, text ?? '']);
    });
});
