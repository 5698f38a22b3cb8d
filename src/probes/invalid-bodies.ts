import { defineProbe, type Drive, type ProbeRequest } from '../model/probe.js';
import { list, remove } from './_client.js';
import { labelledJson, markedContacts } from './_content.js';
import { unquoted, withTrailingComma } from './_odd-bodies.js';
import { isShort } from './_short.js';

type Content = Pick<ProbeRequest, 'json' | 'content'>;

/** Rows INP-01 to INP-06: what must be refused. Each that is an object carries the run's mark in two members. */
const invalidCreates = (drive: Drive): readonly Content[] => {
  const valid = () => drive.draft('Invalid');
  const text = () => JSON.stringify(valid());
  const { name, redirectUris } = valid();
  const contacts = markedContacts(drive);
  // The parser is that of the updates, as a rule: where there is little room, `invalid-updates` sends it the like.
  const alike = [labelledJson(text().slice(0, -1)), { json: [] }, { json: null }, { json: 'x' }];
  return [
    { json: { redirectUris, ...contacts } },
    { json: { name, ...contacts } },
    { json: { ...valid(), ...contacts, name: 5 } },
    { json: { ...valid(), redirectUris: redirectUris[0] } },
    { json: { ...valid(), pkceRequired: 'yes' } },
    { json: { ...valid(), contacts: [...contacts.contacts, 1] } },
    labelledJson(''),
    labelledJson(unquoted(text())),
    labelledJson(withTrailingComma(text())),
    ...(isShort(drive) ? [] : alike),
  ];
};

const [CASES, FEWER] = [13, 9];

const sendsOf = (cases: number) => ({ 'POST clients': cases, 'GET clients': 1 });

export default defineProbe({
  id: 'invalid-bodies',
  title: 'Creates that break the document or JSON, then a list that must not show them',
  depth: 'quick',
  mutates: true,
  serves: ['listClients'],
  requests: CASES + 1,
  sends: sendsOf(CASES),
  sendsIn: (scope) => sendsOf(isShort(scope) ? FEWER : CASES),
  async run(drive) {
    for (const content of invalidCreates(drive)) {
      const answer = await drive.send({ method: 'POST', purpose: 'invalid-body', ...content });
      const clientId = drive.issued(answer);
      if (clientId !== undefined) await remove(drive, clientId);
    }
    await list(drive);
  },
});
