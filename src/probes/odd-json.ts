import { defineProbe, type Drive } from '../model/probe.js';
import { attemptOdd } from './_attempt.js';
import { create, get, getFresh, remove } from './_client.js';
import { labelledJson } from './_content.js';
import { DEEP, PROTOTYPE, withMember } from './_odd-bodies.js';

/** JSON that the document allows, and that some parsers do not take: row INP-08, RFC 8259 §9. */
const oddTexts = (drive: Drive): readonly string[] => {
  const text = (label: string, member: string) => withMember(drive.draft(label), member);
  return [
    text('Prototype', PROTOTYPE),
    text('Constructor', '"constructor":{"prototype":{"pkceRequired":true}}'),
    text('Deep', DEEP),
    text('Number', '"unheardOf":1e400'),
    text('Twice', '"name":"First name"'),
    ` \t\r\n${text('Blanks', '"unheardOf" : null')} \n`,
  ];
};

const TEXTS = 6;

export default defineProbe({
  id: 'odd-json',
  title: 'Members in another order, keys of prototypes, deep JSON, and a method in a header field',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 3 * TEXTS + 5 + 4,
  sends: {
    'POST clients': TEXTS + 2,
    'GET client': TEXTS + 4,
    'PUT client': 1,
    'DELETE client': TEXTS + 2,
  },
  async run(drive) {
    for (const text of oddTexts(drive)) await attemptOdd(drive, labelledJson(text));
    const plain = await create(drive, drive.draft('Plain'));
    await remove(drive, plain);
    const { name, ...rest } = drive.draft('Order');
    const clientId = await create(drive, { ...rest, name });
    await getFresh(drive, 'create', clientId, { name });
    const headers = [{ name: 'x-http-method-override', value: 'DELETE' }];
    await drive.send({ method: 'GET', purpose: 'unsupported', clientId, headers });
    await drive.send({ method: 'PUT', purpose: 'invalid-body', clientId, json: null });
    await get(drive, clientId);
    await remove(drive, clientId);
  },
});
