import { FINDING_STATES, type FindingState, type SeriesTrend } from '../../app/outcome.js';
import { type Markup, markup, NOTHING } from '../../reporters/html/_markup.js';
import { spanWords, weighing } from './trend-words.js';

/** What became of findings, and a way to it; then where and when. */
export const headFacts = (trend: SeriesTrend): Markup => {
  const { target, command, depth, profile, institution, partner } = trend.series;
  const own = weighing(trend);
  const counts = FINDING_STATES.map((state) => ({
    state,
    count: own.filter((each) => each.state === state).length,
  })).filter(({ count }) => count > 0);
  const links = counts.map(
    ({ state, count }) =>
      markup`<li><a class="${LOOKS[state]}" href="#${idOf(1, state)}">${count} ${state}</a></li>`,
  );
  const collection = institution === null ? 'not said' : `${institution}, ${partner ?? ''}`;
  return markup`${links.length === 0 ? NOTHING : markup`<ul class="tally" aria-label="Findings">${links}</ul>`}
<dl class="facts">
<div><dt>Target</dt><dd>${target}</dd></div>
<div><dt>Nights</dt><dd>${spanWords(trend)}</dd></div>
<div><dt>Collection</dt><dd>${collection}</dd></div>
<div><dt>Settings</dt><dd>${command}, profile ${profile}${depth === null ? '' : `, depth ${depth}`}</dd></div>
</dl>
`;
};

const LOOKS: Readonly<Record<FindingState, string>> = {
  new: 'error',
  flaky: 'warning',
  'still failing': 'error',
  'no longer exercised': 'waived',
  fixed: 'conforms',
};

/** The place of a state of a series, counted from 1. */
export const idOf = (series: number, state: FindingState): string =>
  `series-${series}-${state.replaceAll(' ', '-')}`;
