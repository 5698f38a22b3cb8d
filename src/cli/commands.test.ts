import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';

/** What every start loads anyway. */
const LOADED = ['../command.js', '../../model/error.js'];
const STATIC = /^import .*? from '([^']+)';$/gm;

describe('the record of a command', () => {
  it('imports what it needs when it runs, for the help reads all records', () => {
    const folder = new URL('./commands/', import.meta.url);
    const early = readdirSync(folder)
      .filter((name) => name.endsWith('.js'))
      .flatMap((name) =>
        [...readFileSync(new URL(name, folder), 'utf8').matchAll(STATIC)]
          .map(([, from = '']) => from)
          .filter((from) => !LOADED.includes(from))
          .map((from) => `${name}: ${from}`),
      );
    expect(early).to.deep.equal([]);
  });
});
