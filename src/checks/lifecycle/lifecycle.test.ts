import { expect } from 'chai';
import type { CheckSettings } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { EXAMPLE_ID, exchange } from '../_examples.js';
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
import { tell } from './telling.testing.js';

type Settings = Partial<CheckSettings>;

/** What fails, as `monitor exchange severity at: actual`. */
const failing = (history: readonly Exchange[], settings: Settings = {}): readonly string[] =>
  tell(history, settings).flatMap(({ monitor, verdict, exchange: { id } }) =>
    verdict.outcome === 'fail'
      ? verdict.observations.map(
          ({ at, actual, severity = 'error' }) => `${monitor} ${id} ${severity} ${at}: ${actual}`,
        )
      : [],
  );

const renamed = shown({ name: 'New' });
const rename = update(2, { name: 'New' });
const EVENTUAL = { pins: { reads: 'eventual' } };
/** The steps of a history are further apart. */
const SOON = { consistencySeconds: 0.05 };
const at = (startedAt: number, endedAt: number) => ({ startedAt, endedAt });

type Row = readonly [string, readonly Exchange[], readonly string[], Settings?];

const ROWS: readonly Row[] = [
  [
    'nothing of a whole life',
    [create(1), get(1.5), list(1.8, [item()]), rename, get(4, renamed)],
    [],
  ],
  [
    'a warning, with the delay, of an older state that was set right in time',
    [create(1), rename, get(3), get(4, renamed)],
    [
      'update-is-visible e3 warning response.body/name: the name from before, 90 ms after the write was answered; set right after 190 ms',
    ],
  ],
  [
    'a warning of an older state that nobody looked after for long',
    [create(1), rename, get(3), get(40, renamed)],
    [
      'update-is-visible e3 warning response.body/name: the name from before, 90 ms after the write was answered; set right after 3790 ms',
    ],
  ],
  [
    'an error of an older state that was set right too late',
    [create(1), rename, get(3), get(20), get(40, renamed)],
    [
      'update-is-visible e3 error response.body/name: the name from before',
      'update-is-visible e20 error response.body/name: the name from before',
    ],
  ],
  [
    'an error of an older state that was never set right',
    [create(1), rename, get(3), get(20)],
    [
      'update-is-visible e3 error response.body/name: the name from before',
      'update-is-visible e20 error response.body/name: the name from before',
    ],
  ],
  ['nothing of an older state that nobody read again', [create(1), rename, get(3)], []],
  [
    'nothing of a client that was missing early, and was deleted before anybody read again',
    [create(1), miss(2), remove(3), miss(40)],
    [],
  ],
  [
    'a warning of a list that is late, and not of the get beside it',
    [create(1), rename, get(3, renamed), list(4, [item()]), list(5, [item(renamed)])],
    [
      'update-is-visible e4 warning response.body/*/name: the name from before, 190 ms after the write was answered; set right after 290 ms',
    ],
  ],
  [
    'an error of a list that stays late although get is fresh',
    [create(1), rename, list(3, [item()]), get(4, renamed)],
    ['update-is-visible e3 error response.body/*/name: the name from before'],
    SOON,
  ],
  [
    'a warning of a client that is there late',
    [create(1), miss(2), get(3)],
    [
      'created-is-readable e2 warning response.status: no such client (404), 90 ms after the write was answered; set right after 190 ms',
    ],
  ],
  [
    'a warning of a client that is gone late',
    [create(1), remove(2), get(3), miss(4)],
    [
      'deleted-stays-deleted e3 warning response.status: the client that had been deleted, 90 ms after the write was answered; set right after 190 ms',
    ],
  ],
  [
    'an error of a client that was missing until it was deleted',
    [create(1), miss(2), remove(3), miss(4)],
    ['created-is-readable e2 error response.status: no such client (404)'],
    SOON,
  ],
  [
    'an error of a client that no list held until it was deleted',
    [create(1), get(2), list(3, []), remove(4), list(5, [])],
    ['created-is-listed e3 error response.body: no such client in the list'],
    SOON,
  ],
  [
    'one word more of a list that has the same length each time',
    [
      list(0, [item(SENT, OTHER_ID)]),
      create(1),
      list(2, [item(SENT, OTHER_ID)]),
      list(3, [item(SENT, OTHER_ID)]),
    ],
    [
      'created-is-listed e2 error response.body: no such client in the list',
      'created-is-listed e3 error response.body: no such client in the list: it had 1 clients each time, whatever was created, as if it stopped there',
    ],
    SOON,
  ],
  [
    'a warning of a list that holds a deleted client late',
    [create(1), remove(2), list(3, [item()]), list(4, [])],
    [
      'deleted-stays-deleted e3 warning response.body/*/clientId: a client that had been deleted, 90 ms after the write was answered; set right after 190 ms',
    ],
  ],
  [
    'nothing of late reads where they are pinned',
    [create(1), rename, get(3), get(4, renamed)],
    [],
    EVENTUAL,
  ],
  [
    'an error of reads later than the pin allows',
    [create(1), rename, get(20)],
    ['update-is-visible e20 error response.body/name: the name from before'],
    EVENTUAL,
  ],
  [
    'an error where the new state was seen and then the old one, while the update was under way',
    [create(1), update(2, { name: 'New' }, at(200, 900)), get(3, renamed), get(4, SENT)],
    ['update-is-visible e4 error response.body/name: the name from before'],
    SOON,
  ],
  [
    'nothing of an update that may not have been done',
    [create(1), update(2, { name: 'New' }, { status: 500 }), get(3), get(4, renamed)],
    [],
  ],
  [
    'nothing of an update without an answer',
    [
      create(1),
      exchange({
        operation: 'updateClient',
        request: { json: { name: 'New' } },
        ...at(200, 210),
        id: 'e2',
        purpose: 'valid',
      }),
      get(3),
      get(9, renamed),
    ],
    [],
  ],
  [
    'nothing of an update that may still be done',
    [
      create(1),
      update(2, { name: 'New' }, { status: 504 }),
      update(3, { name: 'Newer' }),
      get(4, shown({ name: 'Newer' })),
      get(5, renamed),
    ],
    [],
  ],
  ['nothing of a delete without an answer', [create(1), remove(2, { status: 502 }), miss(3)], []],
  [
    'an error where an uncertain delete had been seen to be done',
    [create(1), remove(20, { status: 500 }), miss(21), get(22)],
    ['deleted-stays-deleted e22 error response.status: the client that had been deleted'],
    SOON,
  ],
  [
    'nothing of values that are of another type, or null, which other checks tell of',
    [
      create(1),
      get(2, shown({ name: 5, redirectUris: ['a', 1], pkceRequired: 'true', contacts: null })),
    ],
    [],
  ],
  [
    'nothing of a success that shows no client at all, which other checks tell of',
    [create(1), get(2, {}, { json: { error: 'there is no such client' } })],
    [],
  ],
  [
    'nothing of members that an update did not send',
    [create(1), rename, get(3, { name: 'New' }), get(4, { name: 'New' })],
    [],
  ],
  [
    'nothing of a null, an empty text or an empty list for what was not sent',
    [
      create(1, { name: 'Example', redirectUris: SENT.redirectUris }),
      get(2, { name: 'Example', redirectUris: SENT.redirectUris, logoUri: null, contacts: [] }),
      get(3, { name: 'Example', redirectUris: SENT.redirectUris, logoUri: '' }),
    ],
    [],
  ],
  [
    'nothing of values that the document leaves open',
    [
      create(1, { name: '', redirectUris: ['https://a.example/cb', 'https://a.example/cb'] }),
      get(2, { name: 'x', redirectUris: ['https://a.example/cb'] }),
    ],
    [],
  ],
  [
    'nothing of contacts that an update sent empty: whether that takes them away is pinned',
    [create(1), update(2, { contacts: [] }), get(3)],
    [],
    SOON,
  ],
  [
    'nothing of an invalid body that was accepted',
    [
      create(1),
      update(2, { name: 'New', pkceRequired: 'yes' }, { purpose: 'invalid-body' }),
      get(3),
    ],
    [],
  ],
  [
    'nothing of a member that an odd body has twice',
    [
      create(1, SENT, {
        purpose: 'odd-body',
        request: { text: '{"name":"First","name":"Last","redirectUris":["https://a.example/cb"]}' },
      }),
      get(2, { name: 'First', redirectUris: ['https://a.example/cb'] }),
    ],
    [],
  ],
  [
    'a warning of an odd body that was not kept',
    [create(1, SENT, { purpose: 'odd-body' }), get(2, shown({ name: 'Example' }))],
    ['created-is-readable e2 warning response.body/name: another name'],
  ],
  [
    'nothing of answers to strangers',
    [create(1), miss(2, { purpose: 'anonymous' }), list(3, [], { purpose: 'bad-token' }), get(4)],
    [],
  ],
  [
    'a warning of one id in two institutions',
    [
      create(1),
      create(2, SENT, { institution: 'j', json: { client: { clientId: EXAMPLE_ID } } }),
      get(3),
      get(4, SENT, { institution: 'j' }),
    ],
    ['ids-are-unique e2 warning response.body/client/clientId: the id of an earlier client'],
  ],
  [
    'a warning of a client that another institution had issued',
    [create(1), get(2, SENT, { institution: 'j' })],
    [
      'client-stays-in-its-collection e2 warning response.status: a client that another collection had issued',
    ],
  ],
  [
    'nothing of a client that is read under a partner in capitals',
    [create(1), get(2, SENT, { partner: 'P' })],
    [],
  ],
  [
    'nothing of an id issued twice under one key',
    [create(1), create(2, SENT, { request: { json: SENT, headers: { 'Idempotency-Key': 'k' } } })],
    [],
  ],
  [
    'nothing of a repeated update with a condition',
    [
      create(1),
      rename,
      update(
        3,
        { name: 'New' },
        { status: 412, request: { json: { name: 'New' }, headers: { 'If-Match': '"a"' } } },
      ),
    ],
    [],
  ],
  [
    'nothing of a repeated update with another in between',
    [create(1), rename, update(3, { name: 'Newer' }), update(4, { name: 'New' }, { status: 409 })],
    [],
  ],
  ['nothing of clients that others made and remove', [list(1, [item()]), list(2, [])], []],
  [
    'a warning of a client that others made and that one list lacks for a while',
    [list(1, [item()]), list(2, []), list(3, [item()])],
    [
      'created-is-listed e2 warning response.body: no such client in the list, 90 ms after it had been read; set right after 190 ms',
    ],
  ],
  [
    'an error of a client that an update moved, and no other one',
    [
      create(1),
      update(2, { ...SENT, clientId: OTHER_ID }, { purpose: 'odd-body' }),
      miss(3),
      list(4, [item(SENT, OTHER_ID)]),
    ],
    [
      'update-keeps-identity e3 error response.status: no such client, after an update whose body named another clientId',
      'update-keeps-identity e4 error response.body/*/clientId: the clientId that the body of an update named',
      'update-keeps-identity e4 error response.body: no such client, after an update whose body named another clientId',
    ],
    SOON,
  ],
  [
    'nothing of keys and ids that are names of prototypes',
    [
      create(
        1,
        Object.defineProperty(
          { name: 'Example', redirectUris: ['https://a.example/cb'] },
          '__proto__',
          { value: { name: 'x' }, enumerable: true },
        ),
        { clientId: '__proto__' },
      ),
      get(
        2,
        { name: 'Example', redirectUris: ['https://a.example/cb'] },
        { clientId: '__proto__' },
      ),
      miss(3, { clientId: 'constructor' }),
    ],
    [],
  ],
];

describe('the monitors of the life cycle say', () => {
  for (const [title, history, expected, settings] of ROWS) {
    it(title, () => {
      expect(failing(history, settings)).to.have.members(expected);
    });
  }
});
