import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './compile.mjs';

/** A shell script as a page shows it. */
export interface Block {
  readonly page: string;
  /** What the page says of how it is executed: against a provider, or alone. */
  readonly executed: string | undefined;
  readonly text: string;
}

const GUIDES = readdirSync(join(ROOT, 'docs'))
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const PAGES = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'examples/README.md', ...GUIDES];

const BLOCK = /(?:^ *<!-- executed: (\w+) -->\n\s*)?^( *)```(\w*)\n([^]*?)^\2```$/gm;
/** What has no language is typed in, too. */
const SHELLS = ['', 'sh'];

/** Calls of the reference of commands are examples of their own. */
const REFERENCE = 'docs/commands.md';

/** All that pages tell to type in. */
export const blocks: readonly Block[] = PAGES.flatMap((page) =>
  [...readFileSync(join(ROOT, page), 'utf8').matchAll(BLOCK)].flatMap(
    ([, executed, indent = '', language = '', text = '']): readonly Block[] => {
      if (!SHELLS.includes(language)) return [];
      const lines = text.split('\n').map((line) => line.slice(indent.length));
      const whole = lines.join('\n').replace(/\\\n\s*/g, ' ');
      const texts = page === REFERENCE ? whole.split('\n').filter((line) => line !== '') : [whole];
      return texts.map((each) => ({ page, executed, text: each }));
    },
  ),
);

/** Code of a page in a language, the first that begins so. */
export const codeIn = (page: string, language: string, begin: string): string => {
  const text = readFileSync(join(ROOT, page), 'utf8');
  const start = text.indexOf(`\`\`\`${language}\n${begin}`);
  const end = text.indexOf('\n```', start);
  if (start === -1 || end === -1) throw new Error(`${page} has no such code`);
  return text.slice(start + language.length + 4, end + 1);
};
