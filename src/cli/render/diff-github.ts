import type { Compared } from '../../app/diff.js';
import { visible } from '../../model/escape.js';
import { operationsText, verdictSentence } from './diff-words.js';

const COMMANDS = {
  breaking: 'error',
  undecided: 'error',
  withdrawn: 'warning',
  safe: 'notice',
} as const;

/** Annotations as workflow commands, on the lines of the new document where the change is there. */
export const diffGithub = (compared: Compared): string =>
  compared.report.changes
    .filter(({ waivedBy, verdict }) => waivedBy === null && verdict !== 'safe')
    .map((change) => {
      const place = change.new ?? change.old;
      const properties = [
        ...(place ? [`file=${property(place.file)}`, `line=${place.line}`] : []),
        `title=${property(`${change.verdict}: ${change.kind}`)}`,
      ];
      const text = `${operationsText(change)} ${change.at}: ${change.title}`;
      return `::${COMMANDS[change.verdict]} ${properties.join(',')}::${data(text)}\n`;
    })
    .concat(`${data(verdictSentence(compared))}\n`)
    .join('');

const data = (text: string): string => visible(text).replaceAll('%', '%25').replaceAll('::', ': :');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
