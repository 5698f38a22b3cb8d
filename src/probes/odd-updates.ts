import { defineProbe, type Drive, type ProbeRequest } from '../model/probe.js';
import { create, getFresh, putAndGet, remove } from './_client.js';
import { labelledJson } from './_content.js';
import { badTexts, inLatin1, oddMembers, oddTypes } from './_odd-bodies.js';

type Odd = Pick<ProbeRequest, 'purpose' | 'json' | 'content'>;

/** Each with a draft of its own: what was stored shows by its name. */
const updatesOf = (drive: Drive): readonly ((draft: ReturnType<Drive['draft']>) => Odd)[] => [
  ...badTexts.map(
    (spoil) => (draft: object) =>
      ({ purpose: 'invalid-body', ...labelledJson(spoil(JSON.stringify(draft))) }) as const,
  ),
  ...[[], 'x'].map((json) => () => ({ purpose: 'invalid-body', json }) as const),
  (draft) => ({
    purpose: 'invalid-body',
    json: { ...draft, redirectUris: draft.redirectUris[0] },
  }),
  (draft) => ({
    purpose: 'invalid-body',
    content: { type: 'application/json', bytes: inLatin1(draft) },
  }),
  ...oddMembers(drive).map(
    (change) => (draft: ReturnType<Drive['draft']>) =>
      ({ purpose: 'odd-body', ...labelledJson(change(draft)) }) as const,
  ),
  ...oddTypes.map(
    ([purpose, type]) =>
      (draft: object) =>
        ({ purpose, content: contentOf(JSON.stringify(draft), type) }) as const,
  ),
];

const contentOf = (text: string, type: string | undefined) => {
  const { bytes } = labelledJson(text).content;
  return type === undefined ? { bytes } : { type, bytes };
};

const UPDATES = 21;

export default defineProbe({
  id: 'odd-updates',
  title:
    'Updates with broken, deep, long and odd JSON and of odd media types, and a get after each',
  depth: 'full',
  quickHere: true,
  mutates: true,
  serves: ['createClient', 'getClient', 'deleteClient'],
  requests: 2 * UPDATES + 3,
  sends: {
    'POST clients': 1,
    'GET client': UPDATES + 1,
    'PUT client': UPDATES,
    'DELETE client': 1,
  },
  async run(drive) {
    const metadata = drive.draft('Odd update');
    const clientId = await create(drive, metadata);
    await getFresh(drive, 'create', clientId, metadata);
    for (const make of updatesOf(drive)) {
      const draft = drive.draft('Odd update');
      await putAndGet(drive, clientId, make(draft), { name: draft.name });
    }
    await remove(drive, clientId);
  },
});
