import { expect } from 'chai';
import type { SchemaSpec } from '../../model/contract.js';
import { EXAMPLE_OPERATIONS } from '../_document.js';
import { EXAMPLE_CLIENT, exchange } from '../_examples.js';
import { tell, verdictOf } from '../verdicts.testing.js';
import check from './body-matches-schema.js';

const get = (json: unknown) => exchange({ operation: 'getClient', status: 200, json });
const list = (json: unknown) => exchange({ operation: 'listClients', status: 200, json });

describe('body-matches-schema', () => {
  it('says which member is of which type', () => {
    expect(tell(check, get({ pkceRequired: 'true', name: 5 }))).to.have.members([
      'response.body/pkceRequired: a boolean, not string',
      'response.body/name: a string, not number',
    ]);
  });

  it('shows a deviation that every item repeats once', () => {
    const clients = Array.from({ length: 1000 }, () => ({ contacts: 'a@example.com' }));
    expect(tell(check, list(clients))).to.deep.equal([
      'response.body/0/contacts: an array, not string',
    ]);
  });

  it('gives the node of the document, and a shape without indexes', () => {
    const verdict = verdictOf(check, list([{}, { name: 5 }]));
    const [first] = verdict.outcome === 'fail' ? verdict.observations : [];
    expect([first?.pointer, first?.shape, first?.breaks]).to.deep.equal([
      '#/components/schemas/partnerClientDetails/properties/name/type',
      '/*/name type: a string, not number',
      'published',
    ]);
  });

  it('leaves null members to no-null-members, and keeps the others', () => {
    expect(tell(check, get({ logoUri: null }))).to.equal(
      'not-applicable: members that are null are the affair of no-null-members',
    );
    expect(tell(check, get({ logoUri: null, name: 5 }))).to.deep.equal([
      'response.body/name: a string, not number',
    ]);
  });

  it('reports null where it is no member', () => {
    expect(tell(check, get(null))).to.deep.equal(['response.body: an object, not null']);
    expect(tell(check, get({ contacts: [null] }))).to.deep.equal([
      'response.body/contacts/0: a string, not null',
    ]);
  });

  it('asks for JSON, and for content', () => {
    const headers = { 'content-type': 'application/json' };
    const broken = exchange({
      operation: 'getClient',
      status: 200,
      headers,
      bytes: '{"clientId":',
    });
    expect(tell(check, broken)).to.deep.equal(['response.body: JSON, not text that is no JSON']);
    const empty = exchange({ operation: 'getClient', status: 200, headers });
    expect(tell(check, empty)).to.deep.equal(['response.body: content, not none']);
  });

  it('reads content of any spelling of the media type, and content without one', () => {
    for (const type of ['APPLICATION/JSON', 'application/json;charset=UTF-8', undefined]) {
      const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
      const bytes = JSON.stringify(EXAMPLE_CLIENT);
      const answer = exchange({ operation: 'getClient', status: 200, headers, bytes });
      expect(tell(check, answer)).to.equal('pass');
    }
  });

  it('does not speak of another media type, another status, or an answer without a schema', () => {
    const none = 'not-applicable: the document has no JSON schema for this answer';
    const headers = { 'content-type': 'text/html' };
    const page = exchange({ operation: 'getClient', status: 200, headers, text: '<html>' });
    expect(tell(check, page)).to.equal(none);
    const other = exchange({ operation: 'getClient', status: 202, json: [] });
    expect(tell(check, other)).to.equal(none);
    const gone = exchange({ operation: 'getClient', status: 404, json: [] });
    expect(tell(check, gone)).to.equal(none);
  });

  it('cannot tell of an answer that broke off, or that nobody kept', () => {
    const failure = { code: 'reset', message: 'reset', afterStatus: true };
    const cut = exchange({ operation: 'getClient', status: 200, bytes: '{"cl', failure });
    expect(tell(check, cut)).to.equal('could-not-tell: the answer broke off');
    const kept = exchange({ operation: 'getClient', status: 200, notKept: true });
    expect(tell(check, kept)).to.equal(
      'could-not-tell: the recording has no content for this answer',
    );
  });

  it('hands on that only the stricter reading is broken', () => {
    const schema: SchemaSpec = {
      pointer: '#/s',
      accepts: () => false,
      explain: () => [
        {
          instance: '/name',
          schema: '#/s/properties/name/minLength',
          keyword: 'minLength',
          expected: 'at least 1 character',
          actual: 'an empty string',
          breaks: 'strict',
        },
      ],
      nodes: [],
      visit: () => undefined,
    };
    const operation = EXAMPLE_OPERATIONS.get('getClient');
    if (!operation) throw new TypeError('no such operation');
    const content = [{ mediaType: 'application/json', pointer: '#/c', schema }];
    const spec = { key: '200', pointer: '#/r', position: operation.position, content };
    const strict = { ...operation, response: () => spec };
    const match = { kind: 'operation', operation: strict, variables: {}, values: [] } as const;
    const answer = exchange({ operation: 'getClient', status: 200, json: { name: '' }, match });
    const verdict = verdictOf(check, answer);
    expect(verdict.outcome === 'fail' && verdict.observations[0].breaks).to.equal('strict');
  });
});
