import type { Compared } from '../../app/diff.js';
import { operationsText, verdictSentence } from './diff-words.js';
import { annotation, data } from './workflow-command.js';

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
      const title = `${change.verdict}: ${change.kind}`;
      const text = `${operationsText(change)} ${change.at}: ${change.title}`;
      return `${annotation({ level: COMMANDS[change.severity], title, text, place: place ?? undefined })}\n`;
    })
    .concat(`${data(verdictSentence(compared))}\n`)
    .join('');
