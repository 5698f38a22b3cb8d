import { html, htmlLines } from '../_escape.js';

/** HTML that is known to be safe: written by us, or escaped. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | readonly Markup[];

/**
 * The only way to HTML here: what is interpolated is escaped, unless it is markup already. Safe
 * between tags and in quoted attributes; never in a script, a style or an unquoted attribute.
 */
export const markup = (strings: TemplateStringsArray, ...parts: readonly Part[]): Markup =>
  new Markup(
    strings.reduce((text, string, index) => `${text}${textOf(parts[index - 1] ?? '')}${string}`),
  );

const textOf = (part: Part): string => {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'number') return part.toLocaleString('en-US');
  return typeof part === 'string' ? html(part) : part.map(({ text }) => text).join('');
};

export const NOTHING = new Markup('');

/** A text of several lines, cut at so many characters. */
export const linesOf = (text: string, length: number): Markup =>
  new Markup(htmlLines(text, length));

/** Text for those who do not see the page. */
export const spoken = (text: string): Markup => markup`<span class="spoken">${text}</span>`;

/** A part of the page that may be wider than the screen: it scrolls by itself, by keyboard too. */
export const scrolling = (label: string, content: Markup): Markup =>
  markup`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${content}</div>`;

/** A section of the page under a heading of the second level; nothing where it has no content. */
export const section = (
  id: string,
  title: string,
  content: Markup,
  lead: Markup | string = '',
): Markup => {
  if (content.text === '') return NOTHING;
  const aside = lead === '' ? NOTHING : markup`<p class="lead">${lead}</p>`;
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${aside}${content}
</section>
`;
};
