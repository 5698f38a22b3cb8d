import type { Compared } from '../../app/diff.js';
import { visible } from '../../model/escape.js';
import { operationsText, verdictSentence } from './diff-words.js';

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const;

/** Annotations as workflow commands, on the lines of the new document where the change is there. */
export const diffGithub = (compared: Compared): string =>
  compared.report.changes
    .filter(
      ({ waivedBy, verdict, severity }) =>
        waivedBy === null && (verdict !== 'safe' || severity !== 'info'),
    )
    .map((change) => {
      const place = change.new ?? change.old;
      const properties = [
        ...(place ? [`file=${property(place.file)}`, `line=${place.line}`] : []),
        `title=${property(`${change.verdict}: ${change.kind}`)}`,
      ];
      const text = `${operationsText(change)} ${change.at}: ${change.title}`;
      return `::${COMMANDS[change.severity]} ${properties.join(',')}::${data(text)}\n`;
    })
    .concat(`${data(verdictSentence(compared))}\n`)
    .join('');

const data = (text: string): string => visible(text).replaceAll('%', '%25').replaceAll('::', ': :');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
