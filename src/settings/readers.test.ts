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
      // `values.name`, or the name in a pattern that takes apart the values of a command.
      const member = String.raw`\b(?:values|options|named|choice)\.${name}\b`;
      const pattern = String.raw`\{[^{}]*\b${name}\b[^{}]*\}(?:: [^={}]*)?(?: =|: (?:Pick|Values|TargetChoice|Set))`;
      const reader = new RegExp(`${member}|${pattern}`);
      expect(texts).to.match(reader);
    });
  }
});
