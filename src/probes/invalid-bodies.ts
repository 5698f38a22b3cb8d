import { defineProbe, type Drive, type ProbeRequest } from '../model/probe.js';
import { list, remove } from './_client.js';
import { labelledJson, markedContacts } from './_content.js';
import { unquoted, withTrailingComma } from './_odd-bodies.js';

type Content = Pick<ProbeRequest, 'json' | 'content'>;

/** Rows INP-01 to INP-06: what must be refused. Each that is an object carries the run's mark in two members. */
const invalidCreates = (drive: Drive): readonly Content[] => {
  const valid = () => drive.draft('Invalid');
  const text = () => JSON.stringify(valid());
  const { name, redirectUris } = valid();
  const contacts = markedContacts(drive);
  return [
    { json: { redirectUris, ...contacts } },
    { json: { name, ...contacts } },
    { json: { ...valid(), ...contacts, name: 5 } },
    { json: { ...valid(), redirectUris: redirectUris[0] } },
    { json: { ...valid(), pkceRequired: 'yes' } },
    { json: { ...valid(), contacts: [...contacts.contacts, 1] } },
    labelledJson(''),
    labelledJson(unquoted(text())),
    labelledJson(text().slice(0, -1)),
    labelledJson(withTrailingComma(text())),
    { json: [] },
    { json: null },
    { json: 'x' },
  ];
};

const CASES = 13;

export default defineProbe({
  id: 'invalid-bodies',
  title: 'Creates that break the document or JSON, then a list that must not show them',
  depth: 'quick',
  mutates: true,
  serves: ['listClients'],
  requests: CASES + 1,
  sends: { 'POST clients': 13, 'GET clients': 1 },
  async run(drive) {
    for (const content of invalidCreates(drive)) {
      const answer = await drive.send({ method: 'POST', purpose: 'invalid-body', ...content });
      const clientId = drive.issued(answer);
      if (clientId !== undefined) await remove(drive, clientId);
    }
    await list(drive);
  },
});
