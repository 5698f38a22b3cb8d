import type { Cleaned, Marked } from '../../app/outcome.js';
import { terminal as shown } from '../../model/escape.js';
import { COULD_NOT_TELL } from '../exit.js';
import type { Terminal } from '../terminal.js';
import { counted } from './words.js';

/** Says what was deleted and what is left, or what carries a mark. @returns the exit code */
export const tellCleanup = (outcome: Cleaned | Marked, terminal: Terminal): number =>
  outcome.kind === 'marked' ? tellMarked(outcome, terminal) : tellCleaned(outcome, terminal);

const tellMarked = ({ clients }: Marked, terminal: Terminal): number => {
  if (typeof clients === 'string') {
    terminal.note(`conformance: it cannot be told what is left: ${shown(clients)}`);
    return COULD_NOT_TELL;
  }
  for (const { clientId } of clients) terminal.out(`${shown(clientId)}\n`);
  const verb = clients.length === 1 ? 'carries' : 'carry';
  terminal.note(
    `conformance: ${counted(clients.length, 'client')} ${verb} a mark; --yes deletes ${clients.length === 1 ? 'it' : 'them'}`,
  );
  return 0;
};

const tellCleaned = ({ deleted, leftovers, unwritten }: Cleaned, terminal: Terminal): number => {
  for (const { clientId } of deleted) terminal.out(`deleted ${shown(clientId)}\n`);
  for (const { clientId, reason } of leftovers) {
    terminal.out(`left ${shown(clientId)}: ${shown(reason)}\n`);
  }
  terminal.note(
    `conformance: ${counted(deleted.length, 'client')} deleted, ${leftovers.length} left`,
  );
  if (unwritten !== undefined) terminal.note(`conformance: ${shown(unwritten)}`);
  return leftovers.length > 0 ? COULD_NOT_TELL : 0;
};
