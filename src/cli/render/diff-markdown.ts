import { type Change, CHANGE_VERDICTS, type ChangeVerdict, type Compared } from '../../app/diff.js';
import { markdown, markdownFence } from '../../reporters/_escape.js';
import { hurtLines, operationsText, placeText, verdictSentence } from './diff-words.js';

const TITLES: Readonly<Record<ChangeVerdict, string>> = {
  breaking: 'Breaking',
  undecided: 'Undecided',
  withdrawn: 'Withdrawn',
  safe: 'Safe',
};

/** A changelog for people. */
export const diffMarkdown = (compared: Compared): string => {
  const { report } = compared;
  const { old, new: now } = report;
  const sections = CHANGE_VERDICTS.flatMap((verdict) => {
    const own = report.changes.filter((each) => each.verdict === verdict);
    return own.length === 0 ? [] : [`## ${TITLES[verdict]}\n\n${own.map(entry).join('\n')}`];
  });
  const reading = Object.entries(report.reading).map(
    ([name, words]) => `- ${markdown(name)}: ${markdown(words)}\n`,
  );
  return [
    `# ${markdown(now.title || 'API')}: what changes\n`,
    `${markdown(old.path)} (${markdown(old.version)}) → ${markdown(now.path)} (${markdown(now.version)})\n`,
    `**${markdown(verdictSentence(compared))}**\n`,
    ...sections,
    `## Read as\n\n${reading.join('')}`,
  ].join('\n');
};

const entry = (change: Change): string => {
  const { at, title, old, new: now, witness, waivedBy, notWaived } = change;
  const places = [
    ...(old ? [`old ${markdown(placeText(old))}`] : []),
    ...(now ? [`new ${markdown(placeText(now))}`] : []),
  ].join(', ');
  const details = [
    ...(waivedBy === null ? [] : [`waived: ${markdown(waivedBy)}`]),
    ...(notWaived === undefined ? [] : [markdown(notWaived)]),
    ...hurtLines(change.hurts).map((line) => `hurts: ${markdown(line)}`),
    ...(change.verdict === 'safe' ? [] : [`${markdown(change.why)}; ${markdown(change.fix)}`]),
  ].map((line) => `  - ${line}\n`);
  const shown = witness
    ? `\n${indented(markdownFence(JSON.stringify(witness.message, null, 2), 'json', 4_000))}\n`
    : '';
  return `- **${markdown(operationsText(change))}** ${markdown(at)}: ${markdown(title)} (${places})\n${details.join('')}${shown}`;
};

const indented = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
