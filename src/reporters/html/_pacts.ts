import type { InteractionResult, PactResult } from '../../model/pact/pact.js';
import type { Report } from '../../model/report.js';
import { counted, interactionName } from '../_words.js';
import { markup, type Markup, NOTHING, section, spoken } from './_markup.js';

/** Interactions of one pact that are told of. */
const MOST = 500;

const MARKS: Readonly<Record<InteractionResult['outcome'], string>> = {
  verified: '✓',
  failed: '✗',
  'could-not-tell': '?',
};

/** Who agreed on what with whom, and what became of it. */
export const pacts = ({ pacts: all = [] }: Report): Markup => {
  if (all.length === 0) return NOTHING;
  const count = all.reduce((sum, { interactions }) => sum + interactions.length, 0);
  const lead = `${counted(count, 'interaction')} of ${counted(all.length, 'pact')}`;
  return section('pacts', 'Pacts', markup`${all.map(pactOf)}`, lead);
};

const pactOf = ({
  consumer,
  provider,
  file,
  interactions,
  unread,
  pending,
}: PactResult): Markup => {
  const more = interactions.length - MOST;
  return markup`<h3 class="name">${consumer} → ${provider}</h3>
<p class="quiet">${file}${pending ? ', pending: its failure does not fail the run' : ''}</p>
${unread === undefined ? NOTHING : markup`<p>? could not be read: ${unread}</p>`}<ul class="interactions">${interactions.slice(0, MOST).map(interactionOf)}</ul>${more > 0 ? markup`<p class="note">and ${counted(more, 'more interaction')}</p>` : NOTHING}
`;
};

const interactionOf = (result: InteractionResult): Markup => {
  const { outcome, reason } = result;
  const because = reason === '' ? NOTHING : markup`<p>${reason}</p>`;
  return markup`<li><span class="status ${outcome}" aria-hidden="true">${MARKS[outcome]}</span> <span>${spoken(`${outcome.replaceAll('-', ' ')}: `)}${interactionName(result)}</span>${because}</li>
`;
};
