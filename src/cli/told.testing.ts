import type { TrendReport } from '../app/outcome.js';
import { slowerWords, timeLine, weighing, whenWords } from './render/trend-words.js';

/** What a format of a trend tells, in one manner: `new CHECK DAY`, `flaky CHECK SEEN/NIGHTS`. */
export interface Told {
  readonly findings: readonly string[];
  readonly time: readonly string[];
  readonly slower: readonly string[];
}

const STATES = ['New', 'Flaky', 'Still failing', 'No longer exercised', 'Fixed'];

const line = (state: string, check: string, when: string): string => {
  const share = /in (\d+) of (\d+) nights/.exec(when);
  const day = /^since \d{4}-\d\d-(\d\d)/.exec(when)?.[1] ?? when;
  return `${state.toLowerCase()} ${check} ${share ? `${share[1]}/${share[2]}` : day}`;
};

/** How slow something is, nobody knows before. */
const roughly = (text: string): string => text.replace(/(?<![\d.,])[\d.,]+ ms/g, 'so many ms');

type Block = readonly (readonly string[])[];

const toldOf = (blocks: ReadonlyMap<string, Block>, at: readonly [number, number]): Told => {
  const texts = (title: string) => (blocks.get(title) ?? []).map(([text = '']) => text);
  return {
    findings: STATES.flatMap((state) =>
      (blocks.get(state) ?? []).map((cells) => line(state, cells[at[0]] ?? '', cells[at[1]] ?? '')),
    ),
    time: texts('The line of time'),
    slower: texts('Slower').map(roughly),
  };
};

export const inConsole = (text: string): Told => {
  const blocks = new Map<string, Block>();
  let title = '';
  for (const each of text.split('\n')) {
    if (!each.startsWith('  ')) title = each;
    else blocks.set(title, [...(blocks.get(title) ?? []), each.trim().split(/ {2,}/)]);
  }
  return toldOf(blocks, [1, 3]);
};

const plain = (text: string): string =>
  text.replace(/\\(.)/g, '$1').replaceAll('<!-- -->', '').replaceAll('&gt;', '>').trim();

export const inMarkdown = (text: string): Told => {
  const parts = text.split(/^### /m).slice(1);
  const blocks = parts.map((part): readonly [string, Block] => {
    const [title = '', ...lines] = part.split('\n');
    const rows = lines.filter((each) => each.startsWith('| ')).slice(2);
    const cells = rows.map((row) => row.split(' | ').map((cell) => plain(cell.replace('| ', ''))));
    const items = lines
      .filter((each) => each.startsWith('- '))
      .map((each) => [plain(each.slice(2))]);
    return [title.replace(/ \(\d+\)$/, ''), [...cells, ...items]];
  });
  return toldOf(new Map(blocks), [1, 3]);
};

const bare = (html: string): string => html.replace(/<[^<>]*>/g, '').trim();

export const inPage = (html: string): Told => {
  const parts = html.split(/<h3 id="[^"]*">/).slice(1);
  const blocks = parts.map((part): readonly [string, Block] => {
    const [title = ''] = part.split('</h3>', 1);
    const [own = ''] = part.split('</section>', 1);
    const rows = own.split('<tr>').slice(2);
    const cells = rows.map((row) => row.split(/<\/t[dh]>/).map(bare));
    const items = own
      .split('<li>')
      .slice(1)
      .map((item) => [bare(item)]);
    return [title.replace(/ \(\d+\)$/, ''), [...cells, ...items]];
  });
  return toldOf(new Map(blocks), [0, 3]);
};

/** The words of the JSON are those of all formats. */
export const inJson = (text: string): Told => {
  const [trend] = (JSON.parse(text) as TrendReport).series;
  if (!trend) throw new Error('there is no series');
  return {
    findings: weighing(trend).map((each) => line(each.state, each.check, whenWords(each))),
    time: timeLine(trend),
    slower: trend.slower.map(slowerWords).map(roughly),
  };
};
