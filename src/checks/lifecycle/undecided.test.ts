import { expect } from 'chai';
import type { CheckSettings } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { exchange } from '../_examples.js';
import {
  create,
  get,
  item,
  list,
  miss,
  OTHER_ID,
  remove,
  SENT,
  shown,
  update,
} from './_histories.js';
import { failures, standing, strange, tell, verdictOn } from './telling.testing.js';

type Settings = Partial<CheckSettings>;

const rename = update(2, { name: 'New' });
const EVENTUAL = { pins: { reads: 'eventual' } };
/** The steps of a history are further apart. */
const SOON = { consistencySeconds: 0.05 };
const ANOTHER = 'could-not-tell: another writer, whom the recording does not show, may explain it';
const at = (startedAt: number, endedAt: number) => ({ startedAt, endedAt });

const OPEN: readonly (readonly [string, string, string, readonly Exchange[], string, Settings?])[] =
  [
    [
      'a late read where the history ends too soon',
      'e3',
      'update-is-visible',
      [create(1), rename, get(3)],
      'could-not-tell: an older state was read, and nobody read again after the time that a fresh one may take',
      EVENTUAL,
    ],
    [
      'a change in a recording made elsewhere, after it was seen as it was sent',
      'e3',
      'reads-change-nothing',
      [create(1), get(2), get(3, shown({ contacts: [] }))].map(strange),
      ANOTHER,
    ],
    [
      'a client that is missing in a recording made elsewhere, after it was seen',
      'e3',
      'created-is-readable',
      [create(1), get(2), miss(3)].map(strange),
      ANOTHER,
    ],
    [
      'an older state in a recording made elsewhere, after the new one was seen',
      'e4',
      'update-is-visible',
      [create(1), rename, get(3, shown({ name: 'New' })), get(4)].map(strange),
      ANOTHER,
    ],
    [
      'an update at the beginning of a recording, which one sent before it may overtake',
      'e3',
      'update-is-visible',
      [rename, get(3, shown({ name: 'Other' }))].map(strange),
      ANOTHER,
    ],
    [
      'a list in a recording made elsewhere that no get has shown to be wrong',
      'e3',
      'list-agrees-with-get',
      [get(1), list(3, [item(shown({ name: 'Odd' }))])].map(strange),
      ANOTHER,
    ],
    [
      'a list in a recording made elsewhere that overlaps the get after it',
      'e2',
      'list-agrees-with-get',
      [get(1), list(2, [item(shown({ name: 'Odd' }))]), get(2)].map(strange),
      ANOTHER,
    ],
    [
      'an update without a known end of a client that nobody had seen',
      'e3',
      'update-is-visible',
      [update(1, { name: 'Old' }, { status: 504 }), rename, get(3, shown({ name: 'Old' }))].map(
        strange,
      ),
      'pass',
    ],
    [
      'a client that was seen before its creation, by a clock that went back',
      'e2',
      'ids-are-unique',
      standing([10, get(1)], [9, create(2)]),
      ANOTHER,
    ],
    [
      'a client that was seen before its creation, by a clock that did not go back',
      'e2',
      'ids-are-unique',
      standing([9, get(1)], [10, create(2)]),
      'fail',
    ],
    [
      'equal secrets in a recording that may have been cleaned',
      'e2',
      'secrets-differ',
      [
        strange(create(1, SENT, { json: { client: { clientId: 'a', clientSecret: 'REDACTED' } } })),
        strange(create(2, SENT, { json: { client: { clientId: 'b', clientSecret: 'REDACTED' } } })),
      ],
      ANOTHER,
    ],
    [
      'a page of a list',
      'e2',
      'created-is-listed',
      [create(1), list(2, [], { headers: { link: '</x?page=2>; rel="next"' } })],
      'could-not-tell: the answer may be one page of a longer list',
    ],
    [
      'a list whose header section tells of more',
      'e2',
      'created-is-listed',
      [create(1), list(2, [], { headers: { 'X-Total-Count': '101' } })],
      'could-not-tell: the answer may be one page of a longer list',
    ],
    [
      'a list that is none',
      'e2',
      'created-is-listed',
      [
        create(1),
        exchange({
          operation: 'listClients',
          status: 200,
          json: { clients: [] },
          id: 'e2',
          ...at(200, 210),
          purpose: 'valid',
        }),
      ],
      'could-not-tell: the answer is no list of objects',
    ],
    [
      'an answer that broke off',
      'e2',
      'created-is-readable',
      [
        create(1),
        get(2, SENT, { failure: { code: 'reset', message: 'reset', afterStatus: true } }),
      ],
      'could-not-tell: the answer neither shows the client nor says that there is none',
    ],
    [
      'a client whose id was issued twice',
      'e3',
      'created-is-readable',
      [create(1), create(2), get(3, {})],
      'could-not-tell: its id was issued twice, or too much happened to the client',
    ],
    [
      'the example of a pact',
      'e1',
      'created-is-readable',
      [get(1, SENT, { source: 'pact' })],
      'not-applicable: it is no part of the history of a collection',
    ],
    [
      'what is 403 after a deletion',
      'e3',
      'deleted-stays-deleted',
      [create(1), remove(2), miss(3, { status: 403 })],
      'could-not-tell: the answer neither shows the client nor says that there is none',
    ],
    [
      'a deleted client in a recording made elsewhere',
      'e3',
      'deleted-stays-deleted',
      [strange(create(1)), strange(remove(2)), strange(get(3))],
      'fail',
      SOON,
    ],
  ];

/** What was read long after a write, with a read that shows that others write there. */
const DOUBTFUL: readonly (readonly [
  title: string,
  id: string,
  monitor: string,
  history: readonly Exchange[],
])[] = [
  [
    'a change',
    'e200',
    'created-is-readable',
    [create(1), list(2, []), get(200, shown({ contacts: [] }))],
  ],
  ['a client that is missing', 'e200', 'created-is-readable', [create(1), list(2, []), miss(200)]],
  ['a client that is not listed', 'e200', 'created-is-listed', [create(1), get(2), list(200, [])]],
  ['an older value', 'e200', 'update-is-visible', [list(1, []), rename, get(200)]],
  [
    'the value from before, which nobody else is known to have put back',
    'e200',
    'update-is-visible',
    [list(0, []), create(1), get(1.5), rename, get(200)],
  ],
  [
    'an item of a list',
    'e200',
    'list-agrees-with-get',
    [list(0, []), create(1), list(200, [item(shown({ name: 'Odd' }))])],
  ],
  [
    'a client of a name that was refused',
    'e200',
    'refused-write-changes-nothing',
    [
      list(0, []),
      create(1, shown({ name: 'Refused name' }), { status: 400 }),
      list(200, [item(shown({ name: 'Refused name' }))]),
    ],
  ],
];

/** A client that nobody here made, once a list has been seen without it. */
const AT_WORK = list(300, [item(SENT, OTHER_ID)]);

describe('the monitors of the life cycle, of what is read long after a write,', () => {
  const told = (history: readonly Exchange[], [id, monitor]: readonly [string, string]) =>
    tell(history.map(strange)).find((each) => each.monitor === monitor && each.exchange.id === id)
      ?.verdict;

  for (const [title, id, monitor, history] of DOUBTFUL) {
    it(`warn of ${title}, and name the other explanation`, () => {
      const verdict = told(history, [id, monitor]);
      const [{ severity, actual } = {}] = verdict?.outcome === 'fail' ? verdict.observations : [];
      expect([severity, actual?.includes('another writer')]).to.deep.equal(['warning', true]);
    });

    it(`do not tell of ${title} where others are seen at work`, () => {
      const verdict = told([...history, AT_WORK], [id, monitor]);
      expect(verdict?.outcome).to.equal('could-not-tell');
    });
  }

  it('hold it against the server where nobody else writes', () => {
    const vouched = [create(1), get(200, shown({ contacts: [] }))].map((each) =>
      Object.assign(strange(each), { vouched: 'sole' }),
    );
    expect(verdictOn('e200', 'created-is-readable', vouched)).to.equal('fail');
    expect(failures(tell(vouched)).join()).not.to.include('another writer');
  });

  it('do not tell of it where requests are missing', () => {
    const vouched = [create(1), get(200, shown({ contacts: [] }))].map((each) =>
      Object.assign(strange(each), { vouched: 'partial' }),
    );
    expect(verdictOn('e200', 'created-is-readable', vouched)).to.equal(ANOTHER);
  });
});

/** What nobody else can have done, or would have. */
const CERTAIN: readonly (readonly [string, string, string, readonly Exchange[]])[] = [
  [
    'an update after what was sent before the recording must have come',
    'e62',
    'update-is-visible',
    [list(1, []), update(60, { name: 'New' }), get(62, shown({ name: 'Other' }))],
  ],
  [
    'an older state that nobody would have put back, however late',
    'e900',
    'update-is-visible',
    [create(1), rename, get(900)],
  ],
  [
    'an older list, however late',
    'e900',
    'update-is-visible',
    [create(1), rename, list(900, [item()])],
  ],
  [
    'a change soon after a create',
    'e2',
    'created-is-readable',
    [create(1), get(2, shown({ contacts: [] }))],
  ],
  [
    'a change soon after an update',
    'e3',
    'update-is-visible',
    [create(1), rename, get(3, shown({ name: 'NEW' }))],
  ],
  ['an id that a list had shown before', 'e2', 'ids-are-unique', [list(1, [item()]), create(2)]],
  [
    'a client that one list lacks and a later get shows, after a while',
    'e200',
    'created-is-listed',
    [create(1), get(2), list(200, []), get(300)],
  ],
  [
    'a client that one get does not find and a later list has, after a while',
    'e200',
    'created-is-readable',
    [create(1), get(2), miss(200), list(300, [item()])],
  ],
  [
    'a client of others that is read before and after a list that lacks it',
    'e200',
    'created-is-listed',
    [get(1), list(200, []), get(300)],
  ],
  [
    'an id that another collection of the institution issued',
    'e2',
    'ids-are-unique',
    [create(1), create(2, SENT, { partner: 'q' })],
  ],
  [
    'a client that another collection issued',
    'e2',
    'client-stays-in-its-collection',
    [create(1), get(2, SENT, { partner: 'q' })],
  ],
  [
    'a client that another collection issued, in a list',
    'e2',
    'client-stays-in-its-collection',
    [create(1), list(2, [item()], { partner: 'q' })],
  ],
  ['a client that is missing soon', 'e2', 'created-is-readable', [create(1), miss(2)]],
  [
    'a client that is not listed soon, though get shows it',
    'e3',
    'created-is-listed',
    [create(1), get(2), list(3, [])],
  ],
  [
    'a list between two gets that agree',
    'e2',
    'list-agrees-with-get',
    [get(1), list(2, [item(shown({ name: 'Odd' }))]), get(3)],
  ],
  [
    'the name of a refused update, soon after it',
    'e4',
    'refused-write-changes-nothing',
    [
      create(1),
      get(2),
      update(3, { name: 'Refused' }, { status: 409 }),
      get(4, shown({ name: 'Refused' })),
    ],
  ],
  [
    'an empty update that wipes soon',
    'e4',
    'empty-update-wipes-nothing',
    [create(1), get(2), update(3, {}), get(4, { pkceRequired: false })],
  ],
];

describe('the monitors of the life cycle judge, in a recording made elsewhere,', () => {
  for (const [title, id, monitor, history] of CERTAIN) {
    it(title, () => {
      expect(verdictOn(id, monitor, history.map(strange), SOON)).to.equal('fail');
    });
  }
});

describe('the monitors of the life cycle know what they can tell of', () => {
  for (const [title, id, monitor, history, expected, settings] of OPEN) {
    it(title, () => {
      expect(verdictOn(id, monitor, history, settings)).to.equal(expected);
    });
  }
});
