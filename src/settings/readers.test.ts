import { expect } from 'chai';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OptionName, OPTIONS } from './options.js';

const product = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !/\.(test|testing|broker|browser)\./.test(name),
);
const texts = product
  .filter((name) => !name.startsWith('settings') && !name.startsWith('tools'))
  .map((name) => readFileSync(join('src', name), 'utf8'))
  .join('\n');

describe('every option of the table', () => {
  for (const name of Object.keys(OPTIONS) as OptionName[]) {
    it(`has a reader: ${name}`, () => {
      // A member that is taken out of the values, by its name or in a pattern of names.
      const reader = new RegExp(
        String.raw`(?:values|settings|options|choice)\??\.${name}\b|\b${name}\b[^;=]*\}(?:: [^=]+)? =|[{,]\s*${name}\b`,
      );
      expect(texts).to.match(reader);
    });
  }
});
