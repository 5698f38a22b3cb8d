import { expect } from 'chai';
import { noteNumbers, writtenAt } from './written.js';

const noted = (text: string): object => {
  const value: unknown = JSON.parse(text);
  return { root: noteNumbers(text, value), a: writtenAt(value, 'a'), 1: writtenAt(value, 1) };
};
const none = { root: undefined, a: undefined, 1: undefined };

describe('a number as it is written', () => {
  const BIG = '9007199254740993';
  for (const [text, expected] of [
    [BIG, { ...none, root: BIG }],
    [`{"a":-${BIG}}`, { ...none, a: `-${BIG}` }],
    [`{"a": 12345678e9}`, { ...none, a: '12345678e9' }],
    [`[1 ,\n${BIG}]`, { ...none, 1: BIG }],
    [`{"a":"${BIG}","b":"\\":${BIG}"}`, none],
    [`{"a":${BIG},"a":1}`, none],
    ['{"a":0.12345678901234567890}', none],
    [`{"a":${'9'.repeat(2000)}}`, none],
    [`{"${BIG}":1}`, none],
  ] as const) {
    it(`is noted of ${text.slice(0, 40)} where its double says less`, () => {
      expect(noted(text)).to.deep.equal(expected);
    });
  }
});
