import type { AnyCommand } from './command.js';

const WIDTH = 80;

/** Words in lines of a width; the first begins where it stands, the others at an indentation. */
export const wrapped = (text: string, indent: number): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && indent + line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join(`\n${' '.repeat(indent)}`);
};

export const table = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.min(32, Math.max(0, ...rows.map(([term]) => term.length)));
  return rows
    .map(([term, words]) => {
      const lead =
        term.length > width ? `  ${term}\n${' '.repeat(width + 4)}` : `  ${term.padEnd(width)}  `;
      return `${lead}${wrapped(words, width + 4)}\n`;
    })
    .join('');
};

export const section = (title: string, body: string): string =>
  body === '' ? '' : `\n${title}:\n${body}`;

export const usageOf = ({ name, args }: AnyCommand): string =>
  [name, '[options]', args?.usage].filter((part) => part !== undefined).join(' ');
