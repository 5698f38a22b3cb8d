import { expect } from 'chai';
import type { CheckSettings } from '../../model/check.js';
import type { Exchange } from '../../model/exchange.js';
import { exchange } from '../_examples.js';
import { create, get, list, miss, remove, SENT, shown, update } from './_histories.js';
import { strange, verdictOn } from './telling.testing.js';

type Settings = Partial<CheckSettings>;

const rename = update(2, { name: 'New' });
const EVENTUAL = { pins: { reads: 'eventual' } };
const ANOTHER = 'could-not-tell: another writer, whom the recording does not show, may explain it';
const at = (startedAt: number, endedAt: number) => ({ startedAt, endedAt });

const OPEN: readonly (readonly [string, string, string, readonly Exchange[], string, Settings?])[] =
  [
    [
      'a late read where the history ends too soon',
      'e3',
      'update-is-visible',
      [create(1), rename, get(3)],
      'could-not-tell: the history ends before the time that a fresh state may take',
      EVENTUAL,
    ],
    [
      'a change in a recording made elsewhere',
      'e2',
      'created-is-readable',
      [strange(create(1)), strange(get(2, shown({ contacts: [] })))],
      ANOTHER,
    ],
    [
      'a client that is missing in a recording made elsewhere',
      'e2',
      'created-is-readable',
      [strange(create(1)), strange(miss(2))],
      ANOTHER,
    ],
    [
      'a client that is not listed in a recording made elsewhere',
      'e2',
      'created-is-listed',
      [strange(create(1)), strange(list(2, []))],
      ANOTHER,
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
    ],
  ];

describe('the monitors of the life cycle know what they can tell of', () => {
  for (const [title, id, monitor, history, expected, settings] of OPEN) {
    it(title, () => {
      expect(verdictOn(id, monitor, history, settings)).to.equal(expected);
    });
  }
});
