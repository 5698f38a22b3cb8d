import { expect } from 'chai';
import { checked, checksOf, weighty } from './checked.testing.js';
import { answer, conversation, type Entry, ID, listOf } from './traffic.testing.js';

type Members = Record<string, unknown>;

/** Changes what all answers show of a client, and, where it is asked for, what requests sent. */
const masking =
  (member: string, mask: unknown, where: 'answers' | 'requests' | 'both') => (entries: Entry[]) => {
    for (const entry of entries) {
      const { request, response } = entry;
      const sent = request.postData?.text;
      if (where !== 'answers' && typeof sent === 'string' && request.postData) {
        const body = JSON.parse(sent) as Members;
        if (member in body) request.postData.text = JSON.stringify({ ...body, [member]: mask });
        request.bodySize = -1;
      }
      const shown = response.content?.text;
      if (where === 'requests' || typeof shown !== 'string' || shown === '') continue;
      const change = (item: Members) => (member in item ? { ...item, [member]: mask } : item);
      const body = JSON.parse(shown) as Members | Members[];
      answer(entry, Number(response.status), Array.isArray(body) ? body.map(change) : change(body));
    }
    return entries;
  };

const MASKS: readonly (readonly [string, unknown])[] = [
  ['name', '[Filtered]'],
  ['name', '<redacted>'],
  ['name', '{{name}}'],
  ['name', 'REDACTED'],
  ['name', '*****'],
  ['name', 'xxxxxxxx'],
  ['name', 'Caf\ufffd app'],
  ['contacts', ['***@***']],
  ['contacts', '[REDACTED]'],
  ['redirectUris', ['https://redacted.invalid/cb']],
  ['redirectUris', ['[removed]', '[removed]']],
  ['pkceRequired', '[Filtered]'],
];

const plantSecret = (entries: readonly Entry[]): void => {
  answer(entries[2], 200, {
    clientId: ID,
    name: 'x',
    redirectUris: ['https://a.example/'],
    clientSecret: '[Filtered]',
  });
};

describe('a sanitised recording', () => {
  for (const [member, mask] of MASKS)
    for (const where of ['answers', 'requests', 'both'] as const)
      it(`with ${JSON.stringify(mask)} as ${member} of ${where} holds nothing against the server`, async () => {
        const report = await checked(masking(member, mask, where)(conversation()));
        expect(weighty(report)).to.deep.equal([]);
      });

  it('with a masked challenge holds nothing against the server', async () => {
    const entries = conversation();
    const [list] = entries;
    answer(list, 401, {});
    if (list)
      list.response.headers = [
        ...listOf(list.response.headers),
        { name: 'WWW-Authenticate', value: '[Filtered]' },
      ];
    expect(weighty(await checked(entries))).to.deep.equal([]);
  });

  it('still shows what is beside the masks', async () => {
    const entries = masking('name', '[Filtered]', 'both')(conversation());
    const [, , get] = entries;
    answer(get, 200, { clientId: ID, name: '[Filtered]', redirectUris: 'https://a.example/' });
    expect(checksOf(await checked(entries))).to.include('body-matches-schema');
  });

  it('shows by its name a secret that was masked', async () => {
    const entries = conversation();
    plantSecret(entries);
    expect(checksOf(await checked(entries))).to.include('secret-only-at-creation');
  });
});
