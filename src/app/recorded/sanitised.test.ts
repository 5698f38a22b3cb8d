import { expect } from 'chai';
import { checked, checksOf, weighty } from './checked.testing.js';
import { answer, CLIENT, type Entry, entryOf, listOf } from './traffic.testing.js';

const COUNT = 6;
const idOf = (index: number): string => `${index}1111111-2222-4333-8444-55555555555${index}`;
const secretOf = (index: number): string => `Yr7wQ2pT9sKfLx3ZbNvG5hJd8RcMuE1oAiW6yXqP0t${index}`;
const sentOf = (index: number) => ({
  ...CLIENT,
  name: `Application ${index}`,
  redirectUris: [`https://app${index}.example/cb`],
  contacts: [`person${index}@example.org`],
});
const shownOf = (index: number) => ({ clientId: idOf(index), ...sentOf(index) });

/** Six clients from their creation to their deletion, as a correct server answers. */
const estate = (): Entry[] => {
  let at = 0;
  const next = (
    ...[asked, answered]: [Parameters<typeof entryOf>[1], Parameters<typeof entryOf>[2]]
  ) => entryOf(at++, asked, answered);
  const all = Array.from({ length: COUNT }, (_, index) => index);
  return [
    next(['GET', ''], [200, []]),
    ...all.map((index) =>
      next(
        ['POST', '', sentOf(index)],
        [200, { client: { clientId: idOf(index), clientSecret: secretOf(index) } }],
      ),
    ),
    next(['GET', ''], [200, all.map(shownOf)]),
    ...all.flatMap((index) => [
      next(['GET', `/${idOf(index)}`], [200, shownOf(index)]),
      next(['PUT', `/${idOf(index)}`, { ...sentOf(index), pkceRequired: false }], [204]),
      next(['GET', `/${idOf(index)}`], [200, { ...shownOf(index), pkceRequired: false }]),
    ]),
    ...all.map((index) => next(['DELETE', `/${idOf(index)}`], [204])),
    next(
      ['GET', `/${idOf(0)}`],
      [404, { error: 'not_found', error_description: 'no such client' }],
    ),
    next(['GET', ''], [200, []]),
  ];
};

type Change = (entries: Entry[]) => Entry[];

/** Changes the whole text of a recording. */
const text =
  (change: (text: string) => string): Change =>
  (entries) =>
    JSON.parse(change(JSON.stringify(entries))) as Entry[];

const each =
  (change: (entry: Entry, index: number) => void): Change =>
  (entries) => {
    for (const [index, entry] of entries.entries()) change(entry, index);
    return entries;
  };

const IDS = /\d1111111-2222-4333-8444-55555555555\d/g;
const NAMES = /Application \d/g;
const HOSTS = /app\d\.example/g;
const SECRETS = /Yr7wQ2pT9sKfLx3ZbNvG5hJd8RcMuE1oAiW6yXqP0t\d/g;

/** Changes what answers show, and nothing that was sent. */
const answers = (pattern: RegExp, by: string): Change =>
  each((entry) => {
    const shown = entry.response.content?.text;
    if (typeof shown === 'string' && shown !== '')
      answer(entry, Number(entry.response.status), shown.replace(pattern, by));
  });
const requests = (pattern: RegExp, by: string): Change =>
  each(({ request }) => {
    const { postData } = request;
    if (typeof postData?.text === 'string') postData.text = postData.text.replace(pattern, by);
    request.bodySize = -1;
  });
const everywhere = (pattern: RegExp, by: string): Change => text((all) => all.replace(pattern, by));
const path = (pattern: string | RegExp, by: string): Change =>
  each(({ request }) => {
    request.url = request.url.replace(pattern, by);
  });
const INSTITUTION = '00000000-0000-4000-8000-0000000000aa';
const fields = (change: (name: string, value: unknown) => unknown): Change =>
  each(({ request, response }) => {
    for (const message of [request, response])
      message.headers = listOf(message.headers)
        .map(({ name, value }) => ({ name, value: change(name, value) }))
        .filter(({ value }) => value !== undefined);
  });
const times = (change: (time: number) => number): Change =>
  each((entry) => {
    const time = Date.parse(String(entry.startedDateTime));
    entry.startedDateTime = new Date(change(time)).toISOString();
  });
const bodies = (by: string): Change =>
  each(({ response: { content } }) => {
    if (content && content.text !== '') content.text = by;
  });

const UUID = '99999999-8888-4777-8666-555555555555';
const without =
  (keep: (entry: Entry, index: number) => boolean): Change =>
  (entries) =>
    entries.filter(keep);

interface Way {
  readonly change: Change;
  readonly partial?: true;
}

const WAYS: Readonly<Record<string, Way>> = {
  'one UUID as the id of all clients': { change: everywhere(IDS, UUID) },
  'the nil UUID as the id of all clients': {
    change: everywhere(IDS, '00000000-0000-0000-0000-000000000000'),
  },
  'a word as the id of all clients': { change: everywhere(IDS, 'CLIENT_ID') },
  'brackets as the id of all clients': { change: everywhere(IDS, '[id]') },
  'one UUID as the id in answers alone': { change: answers(IDS, UUID) },
  'a word as the id in answers alone': { change: answers(IDS, 'CLIENT_ID') },
  'a word as the id in paths alone': { change: path(IDS, 'CLIENT_ID') },
  'brackets as the id in paths alone': { change: path(IDS, '[id]') },
  'one name in all answers': { change: answers(NAMES, 'Some Company') },
  'one name everywhere': { change: everywhere(NAMES, 'Some Company') },
  'one name in all requests': { change: requests(NAMES, 'Some Company') },
  'a mask for names in answers': { change: answers(NAMES, '[Filtered]') },
  'one host in all answers': { change: answers(HOSTS, 'redirect.invalid') },
  'one host everywhere': { change: everywhere(HOSTS, 'redirect.invalid') },
  'one host in all requests': { change: requests(HOSTS, 'redirect.invalid') },
  'one secret for all': { change: everywhere(SECRETS, 'SECRET-SECRET-SECRET-SECRET') },
  'masked secrets': { change: everywhere(SECRETS, '***') },
  'short secrets': { change: everywhere(SECRETS, 'secret') },
  'one contact': { change: answers(/person\d@example\.org/g, 'someone@else.example') },
  'a masked institution': { change: path(INSTITUTION, '[institution]') },
  'a masked partner': { change: path('/acme', '/***') },
  'masked fields of answers and requests': { change: fields(() => '[Filtered]') },
  'fields without values': { change: fields(() => '') },
  'no fields but the type': {
    change: fields((name, value) => (name === 'content-type' ? value : undefined)),
  },
  'no field at all': { change: fields(() => undefined) },
  'masked dates': { change: fields((name, value) => (name === 'date' ? 'REDACTED' : value)) },
  'masked bodies': { change: bodies('[REDACTED]') },
  'bodies of one word': { change: bodies('redacted') },
  'bodies as a masked string': { change: bodies('"[Filtered]"') },
  'no bodies of requests': {
    change: each(({ request }) => {
      delete request.postData;
      request.bodySize = -1;
    }),
  },
  'times to the second': { change: times((time) => time - (time % 1000)) },
  'times to the minute': { change: times((time) => time - (time % 60_000)) },
  'one time for all': { change: times(() => Date.UTC(2026, 0, 1)) },
  'the order reversed': { change: (entries) => entries.reverse() },
  'every other entry': { change: without((_, index) => index % 2 === 0), partial: true },
  'no deletes': { change: without(({ request }) => request.method !== 'DELETE'), partial: true },
  'no updates': { change: without(({ request }) => request.method !== 'PUT'), partial: true },
  'no creates': { change: without(({ request }) => request.method !== 'POST'), partial: true },
  'no reads': { change: without(({ request }) => request.method !== 'GET') },
};

describe('a recording of a correct server that was handed over with', () => {
  for (const [name, { change, partial }] of Object.entries(WAYS))
    it(`${name} holds nothing against the server`, async () => {
      const report = await checked(change(estate()), partial ? { partial: true } : {});
      expect(
        weighty(report).map(({ check, at, actual }) => `${check} ${at}: ${actual}`),
      ).to.deep.equal([]);
    });

  for (const [name, { change, partial }] of Object.entries(WAYS)) {
    if (/bod|fields|every other|creates|no reads/.test(name)) continue;
    it(`${name} still shows what is beside it`, async () => {
      const entries = estate();
      answer(entries[7], 500, { error: 'x' });
      answer(entries[8], 200, { ...shownOf(0), pkceRequired: 'yes' });
      const report = await checked(change(entries), partial ? { partial: true } : {});
      expect(checksOf(report)).to.include.members(['no-server-error', 'body-matches-schema']);
    });
  }
});
