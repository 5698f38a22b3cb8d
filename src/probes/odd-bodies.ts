import { defineProbe, type Drive, type ProbeRequest } from '../model/probe.js';
import { callbackOf } from '../model/sent-values.js';
import { remove } from './_client.js';
import { labelledJson, markedContacts } from './_content.js';
import { isThere } from './_fresh.js';

interface OddCreate extends Pick<ProbeRequest, 'json' | 'content'> {
  /** What is stored is of interest too, not the status alone. */
  readonly isRead: boolean;
}

/** Combining marks, right to left, and a character beyond the basic plane, in no normal form. */
const UNICODE = 'e\u0301 \u05d0\u05d1 \u{1f511} \u212b';

/** Rows INP-07 to INP-11: what the document allows and sense may not. */
const oddCreates = (drive: Drive): readonly OddCreate[] => {
  const draft = (label: string) => drive.draft(label);
  const twice = JSON.stringify(draft('Name twice'));
  const long = draft('Long name');
  const many = draft('Many URIs');
  const unicode = draft('Unicode');
  const contacts = markedContacts(drive);
  return [
    { json: { ...draft('Empty name'), ...contacts, name: '' }, isRead: false },
    { json: { ...draft('No redirect URI'), ...contacts, redirectUris: [] }, isRead: false },
    { json: { ...draft('Unknown member'), unheardOf: true }, isRead: true },
    { ...labelledJson(`{"name":"First name",${twice.slice(1)}`), isRead: false },
    { json: { ...unicode, name: `${UNICODE} ${unicode.name}` }, isRead: true },
    { json: { ...long, name: long.name.padEnd(1024, '.') }, isRead: true },
    { json: { ...many, redirectUris: manyUris(drive, many.redirectUris) }, isRead: true },
  ];
};

const manyUris = ({ values, mark }: Drive, first: readonly string[]): readonly string[] => [
  ...first,
  ...Array.from({ length: 99 }, (_, index) => `https://${callbackOf(values, mark)}/${index}`),
];

const CASES = 7;

export default defineProbe({
  id: 'odd-bodies',
  title: 'Creates that the document allows and sense may not: empty, long, many, twice, unknown',
  depth: 'quick',
  mutates: true,
  serves: ['deleteClient'],
  requests: 3 * CASES,
  sends: { 'POST clients': 7, 'DELETE client': 7, 'GET client': 7 },
  async run(drive) {
    for (const { isRead, ...content } of oddCreates(drive)) {
      const answer = await drive.send({ method: 'POST', purpose: 'odd-body', ...content });
      const clientId = drive.issued(answer);
      if (clientId === undefined) continue;
      const read = { method: 'GET', purpose: 'valid', clientId } as const;
      if (isRead) await drive.settled('create', read, isThere);
      await remove(drive, clientId);
    }
  },
});
