import { expect } from 'chai';
import { Body } from '../body.js';
import { HeaderList } from './headers.js';
import { serverWords } from './server-words.js';

const words = (text: string) =>
  serverWords({ status: 400, reason: '', headers: new HeaderList([]), body: Body.ofText(text) });

describe('the words of a server', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['', undefined],
    ['{}', undefined],
    ['[]', undefined],
    ['5', undefined],
    ['{"error":"invalid_redirect_uri"}', 'invalid_redirect_uri'],
    [
      '{"error":"invalid_request","error_description":"the host is unknown"}',
      'the host is unknown',
    ],
    ['{"title":"Bad Request","detail":"name is too long","status":400}', 'name is too long'],
    ['{"errors":[{"field":"name","message":"must match"}]}', 'must match'],
    ['{"error":{"message":"no such domain"}}', 'no such domain'],
    ['{"message":"","error":"other"}', 'other'],
    ['"just words"', 'just words'],
    ['plain\n\ttext \u0007 here', 'plain text here'],
    ['<!doctype html><html><head><title>403 Forbidden</title></head>', '403 Forbidden'],
    ['<html><h1>no title</h1>', undefined],
    ['<title', undefined],
    ['say "no"', "say 'no'"],
    ['word '.repeat(100), `${'word '.repeat(40).trim()} …`],
    [`secret${'x'.repeat(300)}`, undefined],
    [JSON.stringify({ error: [[[[['deep']]]]] }), undefined],
  ];
  for (const [text, expected] of cases)
    it(`are ${String(expected)} in ${text.slice(0, 60) || 'nothing'}`, () => {
      expect(words(text)).to.equal(expected);
    });

  it('are soon found in a large answer', () => {
    for (const text of ['<'.repeat(1_000_000), ' '.repeat(1_000_000), '<title>'.repeat(200_000)])
      expect(words(text)).to.equal(undefined);
  });
});
