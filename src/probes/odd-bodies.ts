import { defineProbe, type Drive, type ProbeRequest } from '../model/probe.js';
import { callbackOf } from '../model/sent-values.js';
import { remove } from './_client.js';
import { markedContacts } from './_content.js';
import { isThere } from './_fresh.js';

interface OddCreate extends Pick<ProbeRequest, 'json' | 'content'> {
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

const manyUris = ({ values, mark }: Drive, first: readonly string[]): readonly string[] => [
  ...first,
  ...Array.from({ length: 99 }, (_, index) => `https://${callbackOf(values, mark)}/${index}`),
];

/** @returns whether a client was made */
const attempt = async (drive: Drive, { isRead, ...content }: OddCreate): Promise<boolean> => {
  const answer = await drive.send({ method: 'POST', purpose: 'odd-body', ...content });
  const clientId = drive.issued(answer);
  if (clientId === undefined) return false;
  const read = { method: 'GET', purpose: 'valid', clientId } as const;
  if (isRead) await drive.settled('create', read, isThere);
  await remove(drive, clientId);
  return true;
};

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
