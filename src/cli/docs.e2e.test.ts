import { expect } from 'chai';
import { blocks } from '../tools/documented-pages.js';
import { asked } from './parse.js';

const QUOTED = /"[^"]*"|'[^']*'|[^\s"']+/g;

/** The words of each call of ours: a comment, a pipe or a redirection ends them. */
const callsIn = (text: string): readonly (readonly string[])[] =>
  text.split('\n').flatMap((line) => {
    const call = /^\s*(?:npx --no-install )?conformance (.*)$/.exec(line)?.[1];
    if (call === undefined) return [];
    const [words = ''] = call.split(/\s(?:#|\||>|&|;)/, 1);
    return [(words.match(QUOTED) ?? []).map((word) => word.replace(/^["']|["']$/g, ''))];
  });

describe('the commands in README and docs', () => {
  const calls = blocks.flatMap(({ page, text }) => callsIn(text).map((words) => ({ page, words })));

  it('are many', () => {
    expect(calls.length).to.be.greaterThan(40);
  });

  for (const { page, words } of calls)
    it(`are ones that there are: ${page}: ${words.join(' ')}`, () => {
      expect(() => asked(words)).not.to.throw();
    });
});
