import { expect } from 'chai';
import { objection, type Proposal, type Rules } from './rules.js';
import { Inventory } from './ownership.js';

const RULES: Rules = {
  mutations: true,
  loopback: false,
  failedLogins: false,
  present: new Inventory(['theirs']),
  isOurs: (id) => id === 'ours',
  isInvented: (id) => id === 'invented',
};

const to = (method: string, clientId?: string, more: Partial<Proposal> = {}): Proposal => ({
  ...{ method, clientId, purpose: 'valid', isRaw: false, withToken: true, isInQuery: false },
  collection: 'listed',
  ...more,
});

describe('the rules between a probe and the wire', () => {
  const ALLOWED: readonly (readonly [string, Proposal, Partial<Rules>?])[] = [
    ['a get of anything', to('GET', 'theirs')],
    ['a get of a traversal', to('GET', '../x')],
    ['a create', to('POST')],
    ['an update of ours', to('PUT', 'ours')],
    ['a deletion of ours', to('DELETE', 'ours')],
    ['a deletion of a made-up id', to('DELETE', 'invented')],
    ['a create in a made-up collection', to('POST', undefined, { collection: 'invented' })],
    ['a get without a token on loopback', to('GET', 'x', { withToken: false }), { loopback: true }],
    [
      'a failed login where it was allowed',
      to('GET', 'x', { withToken: false }),
      { failedLogins: true },
    ],
    [
      'an odd deletion on loopback',
      to('DELETE', '..', { purpose: 'malformed-id' }),
      { loopback: true },
    ],
    [
      'a deletion of an empty collection on loopback',
      to('DELETE'),
      { loopback: true, present: new Inventory([]) },
    ],
  ];
  for (const [what, proposal, rules] of ALLOWED) {
    it(`let ${what} pass`, () => {
      expect(objection(proposal, { ...RULES, ...rules })).to.equal(undefined);
    });
  }

  const REFUSED: readonly (readonly [string, Proposal, string, Partial<Rules>?])[] = [
    ['an update of what was there', to('PUT', 'theirs'), 'the client was there before the run'],
    [
      'a deletion of what was there',
      to('DELETE', 'theirs'),
      'the client was there before the run',
      { loopback: true, isOurs: () => true, isInvented: () => true },
    ],
    [
      'a deletion of a stranger',
      to('DELETE', 'stranger'),
      'the client is not ours',
      { loopback: true },
    ],
    ['a PATCH of a stranger', to('PATCH', 'stranger'), 'the client is not ours'],
    ['a POST to a stranger', to('POST', 'stranger'), 'the client is not ours'],
    ['a write of an unknown method', to('PURGE', 'stranger'), 'the client is not ours'],
    [
      'a deletion of the collection',
      to('DELETE'),
      'a write to all of a collection may hit what is not ours',
    ],
    [
      'a deletion of a collection with clients on loopback',
      to('DELETE'),
      'a write to all of a collection may hit what is not ours',
      { loopback: true },
    ],
    [
      'a PATCH of the collection',
      to('PATCH'),
      'a write to all of a collection may hit what is not ours',
    ],
    [
      'a create without an inventory',
      to('POST', undefined, { collection: 'unlisted' }),
      'the collection was not listed before',
    ],
    ['a create in a read-only run', to('POST'), 'the run is read-only', { mutations: false }],
    [
      'a traversal with DELETE',
      to('DELETE', '../x', { purpose: 'malformed-id' }),
      'an odd id goes beyond this machine with GET only',
    ],
    ['a traversal with HEAD', to('HEAD', '..'), 'an odd id goes beyond this machine with GET only'],
    [
      'a raw target with PUT',
      to('PUT', undefined, { isRaw: true }),
      'an odd id goes beyond this machine with GET only',
    ],
    [
      'a raw target that hides a client',
      to('PUT', 'ours', { isRaw: true }),
      'a raw target hides which client it names',
      { loopback: true },
    ],
    [
      'a failed login',
      to('GET', 'x', { withToken: false }),
      'failed logins are not allowed on this target',
    ],
  ];
  for (const [what, proposal, because, rules] of REFUSED) {
    it(`refuse ${what}`, () => {
      expect(objection(proposal, { ...RULES, ...rules })).to.equal(because);
    });
  }
});
