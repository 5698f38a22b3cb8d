import { expect } from 'chai';
import type { Operation } from '../../model/contract.js';
import type { Exchange } from '../../model/exchange.js';
import { withHeaders } from '../_document.js';
import { tell } from '../verdicts.testing.js';
import { interaction, type InteractionInit } from './_examples.js';
import check from './pact-headers-are-declared.js';

const SENT = { request: { headers: { 'X-Tenant': 'a' } } };
const READ = { headers: { 'X-Total': '5' } };
const STRANGE = 'a header that the document declares, not one that only the pact knows';

/** What is said of a list that a pact waits for, by a document of which something is unread. */
const told = (
  init: Partial<InteractionInit>,
  unread: Operation['unread'] = {},
  by = (each: Exchange) => each,
) => {
  const made = by(interaction({ operation: 'listClients', status: 200, ...init }));
  const { match } = made;
  if (match.kind === 'operation')
    made.match = { ...match, operation: { ...match.operation, unread } };
  return tell(check, made);
};

describe('pact-headers-are-declared', () => {
  it('does not speak of headers of a status that the document does not list', () => {
    expect(told({ ...READ, status: 202 })).to.equal(
      'not-applicable: the document does not list the status',
    );
  });

  it('does not speak of headers of a request that provokes a refusal', () => {
    expect(told({ ...SENT, status: 400 })).to.equal(
      'not-applicable: the interaction provokes a refusal',
    );
  });

  it('does not speak of headers of a request to another API', () => {
    expect(told({ ...SENT, match: { kind: 'unknown-path' } })).to.equal(
      'not-applicable: the request is of no operation of the document',
    );
  });

  it('doubts the side that names headers, not the other one', () => {
    const [parameters, responses] = ['parameters are unread', 'responses are unread'];
    expect(told(READ, { parameters }, withHeaders)).to.equal('pass');
    expect(told(READ, { parameters })).to.deep.equal([`response.headers/x-total: ${STRANGE}`]);
    expect(told(SENT, { responses })).to.deep.equal([`request.headers/x-tenant: ${STRANGE}`]);
    expect(told(SENT, { parameters })).to.equal(`could-not-tell: ${parameters}`);
    expect(told({ ...READ, status: 202 }, { responses })).to.equal(`could-not-tell: ${responses}`);
  });

  it('passes where what one side names is declared, though the other names nothing that is', () => {
    const listed = { ...READ, status: 202, request: { headers: { 'X-Key': 'a' } } };
    const made = interaction({ operation: 'listClients', ...listed });
    const { match } = made;
    const pointer = '#/security';
    const key = { in: 'header', name: 'X-Key' } as const;
    const alternatives = [[{ name: 'key', type: 'apiKey', key } as const]];
    if (match.kind === 'operation')
      made.match = {
        ...match,
        operation: { ...match.operation, security: { pointer, alternatives } },
      };
    expect(tell(check, made)).to.equal('pass');
  });
});
