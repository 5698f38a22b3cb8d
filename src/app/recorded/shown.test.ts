import { expect } from 'chai';
import { checked, checksOf } from './checked.testing.js';
import {
  answer,
  BELOW,
  conversation,
  type Entry,
  entryOf,
  listOf,
  SECRET,
} from './traffic.testing.js';

const INSTITUTION = '00000000-0000-4000-8000-0000000000aa';
const OTHER = '00000000-0000-4000-8000-0000000000bb';

const withFields = (entry: Entry | undefined, fields: Readonly<Record<string, string>>): void => {
  if (!entry) throw new Error('there is no such entry');
  entry.response.headers = [
    ...listOf(entry.response.headers),
    ...Object.entries(fields).map(([name, value]) => ({ name, value })),
  ];
};

/** The same client, as another collection is asked for it. */
const asked = (entries: readonly Entry[], index: number, below: string): Entry[] => {
  const entry = structuredClone(entries[index]);
  if (!entry) throw new Error('there is no such entry');
  entry.request.url = entry.request.url.replace(BELOW, below);
  entry.startedDateTime = new Date(Date.UTC(2026, 10, 29, 23, 56, 33)).toISOString();
  return [...entries.slice(0, 3), entry, ...entries.slice(3)];
};

const PARTNER = BELOW.replace('/acme', '/umbrella');
const ELSEWHERE = BELOW.replace(INSTITUTION, OTHER);

interface Shown {
  readonly does: string;
  readonly entries: (entries: Entry[]) => readonly Entry[];
  readonly found: readonly string[];
}

const SHOWN: readonly Shown[] = [
  {
    does: 'Content-Length beside Transfer-Encoding',
    entries: (entries) => {
      withFields(entries[2], { 'Transfer-Encoding': 'chunked' });
      return entries;
    },
    found: ['framing-is-exact error'],
  },
  {
    does: 'a field of one value with two',
    entries: (entries) => {
      withFields(entries[2], { 'Content-Type': 'text/plain' });
      return entries;
    },
    found: ['single-fields-stand-once error'],
  },
  {
    does: 'a refusal that is labelled JSON and is none',
    entries: (entries) => {
      answer(entries[6], 404, 'no such client');
      return entries;
    },
    found: ['content-is-what-it-says error'],
  },
  {
    does: 'an id that two collections of an institution issue',
    entries: (entries) => asked(entries, 1, PARTNER),
    found: ['ids-are-unique error', 'secrets-differ error'],
  },
  {
    does: 'an id that two institutions issue',
    entries: (entries) => asked(entries, 1, ELSEWHERE),
    found: ['ids-are-unique warning', 'secrets-differ error'],
  },
  {
    does: 'a client that another collection of the institution issued',
    entries: (entries) => asked(entries, 2, PARTNER),
    found: ['client-stays-in-its-collection error'],
  },
  {
    does: 'a client that another institution issued',
    entries: (entries) => asked(entries, 2, ELSEWHERE),
    found: ['client-stays-in-its-collection warning'],
  },
  {
    does: 'a list that lacks a client which is read before and after',
    entries: (entries) => {
      const list = entryOf(3.5, ['GET', ''], [200, []]);
      return [...entries.slice(0, 4), list, ...entries.slice(4)];
    },
    found: ['created-is-listed error'],
  },
];

describe('a recording shows, whoever else writes,', () => {
  for (const { does, entries, found } of SHOWN)
    it(does, async () => {
      const report = await checked(entries(conversation()));
      const weighed = report.findings
        .filter(({ check }) => checksOf(report).includes(check))
        .map(({ check, severity }) => `${check} ${severity}`);
      expect(weighed.toSorted()).to.deep.equal(found);
    });
});

describe('valid requests that a recording shows refused', () => {
  it('are listed with what the server said, secrets taken out', async () => {
    const entries = conversation();
    const said = `the secret ${SECRET} is of another client`;
    answer(entries[3], 409, { error: 'conflict', error_description: said });
    const { refusals } = await checked(entries.slice(0, 4));
    expect(
      refusals?.map(({ operation, status, count }) => [operation, status, count]),
    ).to.deep.equal([['updateClient', 409, 1]]);
    expect(refusals?.[0]?.said).to.include('is of another client').and.not.include(SECRET);
  });

  it('are none where what was sent breaks the document', async () => {
    const entries = conversation();
    const bad = entryOf(3, ['POST', '', { name: 5 }], [400, { error: 'invalid' }]);
    const { refusals } = await checked([...entries, bad]);
    expect(refusals).to.equal(undefined);
  });
});
