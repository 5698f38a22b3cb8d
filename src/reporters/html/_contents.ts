import { Markup, markup, NOTHING } from './_markup.js';

/** A section as `section` and the overview write it; what others say cannot look like one. */
const HEADING =
  /<(?:section|nav) id="([a-z]+)" aria-labelledby="\1-title">\n?<h2 id="\1-title">([^<]*)<\/h2>/g;

/** Ways to the sections of a page. */
export const contents = (main: Markup): Markup => {
  const found = [...main.text.matchAll(HEADING)];
  if (found.length < 2) return NOTHING;
  return markup`<nav class="contents" aria-label="Contents"><ul>${found.map(
    ([, id = '', title = '']) => markup`<li><a href="#${id}">${new Markup(title)}</a></li>`,
  )}</ul></nav>
`;
};
