import { terminal } from '../../model/escape.js';
import type { InteractionResult, PactStanding } from '../../model/pact/pact.js';
import type { Report } from '../../model/report.js';
import { counted } from '../_words.js';
import { heading, type Page, paragraph } from './_text.js';

/** Interactions of one pact that are told of. */
const MOST = 100;

const MARKS: Readonly<Record<InteractionResult['outcome'], string>> = {
  verified: '✓',
  failed: '✗',
  'could-not-tell': '?',
};

/** Who agreed on what with whom, and what became of it. */
export const pacts = (page: Page, { pacts: all = [] }: Report): readonly string[] => {
  if (all.length === 0) return [];
  const count = all.reduce((sum, { interactions }) => sum + interactions.length, 0);
  const aside = `${counted(count, 'interaction')} of ${counted(all.length, 'pact')}`;
  return [
    heading(page, 'Pacts', aside),
    ...all.flatMap(({ consumer, provider, file, interactions, unread, ...standing }) => [
      '',
      ...paragraph(page, `${terminal(consumer)} → ${terminal(provider)}, ${terminal(file)}`),
      ...standingOf(standing).flatMap((line) => paragraph(page, line, 4)),
      ...(unread === undefined
        ? []
        : paragraph(page, `? could not be read: ${terminal(unread)}`, 4)),
      ...interactions.slice(0, MOST).flatMap((each) => interactionLines(page, each)),
      ...(interactions.length > MOST ? [`    … and ${interactions.length - MOST} more`] : []),
    ]),
  ];
};

/** What the broker says of it. */
const standingOf = ({ pending, wip, chosenAs }: PactStanding): readonly string[] => {
  const kind = wip ? 'pending, as work in progress' : 'pending';
  return [
    ...(pending ? [`${kind}: its failure does not fail the run`] : []),
    ...(chosenAs === undefined ? [] : [`the broker chose it: ${terminal(chosenAs)}`]),
  ];
};

const interactionLines = (
  page: Page,
  { description, states, outcome, reason }: InteractionResult,
): readonly string[] => {
  const given =
    states.length === 0 ? '' : ` (given ${states.map((each) => terminal(each)).join(', ')})`;
  return [
    ...paragraph(page, `${MARKS[outcome]} ${terminal(description)}${given}`, 4),
    ...(outcome === 'verified'
      ? []
      : paragraph(page, terminal(reason), 6).map((line) => page.paint.dim(line))),
  ];
};
