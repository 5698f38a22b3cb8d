import { defineProbe, type Drive } from '../model/probe.js';
import { attemptOdd, type OddContent } from './_attempt.js';
import { markedContacts } from './_content.js';
import { manyUris } from './_odd-bodies.js';

interface OddCreate extends OddContent {
  /** What is stored is of interest too, not the status alone. */
  readonly isRead: boolean;
}

/** Rows INP-07, INP-10 and INP-11: what the document allows and sense may not. */
const oddCreates = (drive: Drive): readonly OddCreate[] => {
  const draft = (label: string) => drive.draft(label);
  const again = draft('URI twice');
  const contacts = markedContacts(drive);
  return [
    { json: { ...draft('Empty name'), ...contacts, name: '' }, isRead: false },
    { json: { ...draft('No redirect URI'), ...contacts, redirectUris: [] }, isRead: false },
    {
      json: {
        ...again,
        redirectUris: [...again.redirectUris, ...again.redirectUris],
        contacts: [],
      },
      isRead: true,
    },
  ];
};

/** A long name and many redirect URIs: together, and apart where that is refused. */
const large = (drive: Drive): readonly [OddCreate, ...OddCreate[]] => {
  const { name, redirectUris, ...rest } = drive.draft('Long name');
  const [long, many] = [name.padEnd(1024, '.'), manyUris(drive, redirectUris)];
  return [
    { json: { ...rest, name: long, redirectUris: many }, isRead: true },
    { json: { ...rest, name: long, redirectUris }, isRead: true },
    { json: { ...rest, name, redirectUris: many }, isRead: true },
  ];
};

/** @returns whether a client was made */
const attempt = (drive: Drive, { isRead, ...content }: OddCreate): Promise<boolean> =>
  attemptOdd(drive, content, isRead);

const CASES = 3 + 3;

export default defineProbe({
  id: 'odd-bodies',
  title: 'Creates that the document allows and sense may not: empty, long, many',
  depth: 'quick',
  mutates: true,
  serves: ['deleteClient'],
  requests: 3 * CASES,
  sends: { 'POST clients': CASES, 'DELETE client': CASES, 'GET client': CASES },
  async run(drive) {
    for (const each of oddCreates(drive)) await attempt(drive, each);
    const [both, ...apart] = large(drive);
    if (!(await attempt(drive, both))) for (const each of apart) await attempt(drive, each);
  },
});
