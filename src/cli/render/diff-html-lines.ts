import { piecesOf } from '../../reporters/html/_guilty.js';
import { bodyLines, type Line, shows } from '../../reporters/html/_lines.js';
import { linesOf, type Markup, markup, spoken } from '../../reporters/html/_markup.js';
import { counted } from '../../reporters/_words.js';

const LINE = 2_000;

/** JSON, a member a line; the lines of what decides are marked. */
export const markedJson = (
  text: string,
  { base, at, label }: { readonly base: string; readonly at: string; readonly label: string },
): Markup => {
  const lines = bodyLines(text, base);
  const place = nearest(lines, at);
  // What is all of it needs no mark.
  const isAll = base.startsWith(place);
  const marks = new Set(isAll ? [] : lines.filter(({ path }) => isAt(path, place)));
  const runs = runsOf(piecesOf(lines, marks), marks);
  return markup`<pre tabindex="0" role="group" aria-label="${label}"><code>${runs.map(runOf)}</code></pre>`;
};

/** The place itself, or what would hold it. */
const nearest = (lines: readonly Line[], at: string): string => {
  let place = at;
  while (place.includes('/') && !lines.some(({ path }) => shows(path, place)))
    place = place.slice(0, place.lastIndexOf('/'));
  return place;
};

const isAt = (path: string, place: string): boolean => {
  const isEnd = path === '';
  const holder = path.split('/').slice(0, place.split('/').length);
  return !isEnd && shows(holder.join('/'), place);
};

interface Run {
  readonly isMarked: boolean;
  readonly pieces: (Line | number)[];
}

const runsOf = (pieces: readonly (Line | number)[], marks: ReadonlySet<Line>): readonly Run[] => {
  const runs: Run[] = [];
  for (const piece of pieces) {
    const isMarked = typeof piece !== 'number' && marks.has(piece);
    const last = runs.at(-1);
    if (last?.isMarked === isMarked) last.pieces.push(piece);
    else runs.push({ isMarked, pieces: [piece] });
  }
  return runs;
};

const runOf = ({ isMarked, pieces }: Run): Markup => {
  const texts = pieces.map((piece, index) => {
    const shown =
      typeof piece === 'number'
        ? markup`<span class="none">… ${counted(piece, 'line')} …</span>`
        : linesOf(piece.text, LINE);
    // A mark is a block: it ends its last line itself.
    return isMarked && index === pieces.length - 1 ? shown : markup`${shown}\n`;
  });
  return isMarked ? markup`<mark>${spoken('What decides: ')}${texts}</mark>` : markup`${texts}`;
};
