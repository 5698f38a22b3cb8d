import { expect } from 'chai';
import { load } from '../document.testing.js';
import { lint } from './lint.js';

/** A document without a gap that can be computed. */
const GOOD = `openapi: 3.0.3
info:
  title: Good
  version: 2.1.0
  description: The API of things.
  contact: {name: Us, email: us@example.com}
  license: {name: MIT, url: 'https://example.com/l'}
tags:
  - {name: things, description: All of things}
servers:
  - {url: 'https://sandbox.example.com', description: sandbox}
  - {url: 'https://api.example.com', description: production}
security: [{cc: [things]}]
paths:
  /things:
    get:
      operationId: listThings
      summary: list
      tags: [things]
      parameters:
        - $ref: '#/components/parameters/limit'
      responses:
        '200':
          description: ok
          headers: {X-Request-Id: {schema: {type: string, minLength: 1, maxLength: 36, format: uuid}}}
          content:
            application/json:
              schema: {type: array, uniqueItems: true, maxItems: 100, items: {$ref: '#/components/schemas/Thing'}}
              example: []
        '400': {$ref: '#/components/responses/err'}
        '401': {$ref: '#/components/responses/err'}
        '403': {$ref: '#/components/responses/err'}
        default: {$ref: '#/components/responses/err'}
    post:
      operationId: createThing
      summary: create
      tags: [things]
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/NewThing'}
            example: {name: a}
      responses:
        '201':
          description: made
          headers: {Location: {required: true, schema: {type: string, format: uri, minLength: 1, maxLength: 200}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
              example: {id: 00000000-0000-4000-8000-000000000000, name: a}
        '400': {$ref: '#/components/responses/err'}
        '401': {$ref: '#/components/responses/err'}
        '403': {$ref: '#/components/responses/err'}
        '409': {$ref: '#/components/responses/err'}
        '422': {$ref: '#/components/responses/err'}
        default: {$ref: '#/components/responses/err'}
components:
  securitySchemes:
    cc: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://api.example.com/t', scopes: {things: all}}}}
  parameters:
    trace: {name: trace, in: header, schema: {type: integer, minimum: 1}}
    limit: {name: limit, in: query, schema: {type: integer, minimum: 1, maximum: 100}}
  responses:
    err:
      description: refused
      headers: {WWW-Authenticate: {schema: {type: string, minLength: 1, maxLength: 200}}}
      content:
        application/problem+json:
          schema: {$ref: '#/components/schemas/Problem'}
          example: {title: no}
  schemas:
    Problem: {type: object, additionalProperties: true, required: [title], properties: {title: {type: string, minLength: 1, maxLength: 100}}}
    NewThing: {type: object, additionalProperties: false, required: [name], properties: {name: {type: string, minLength: 1, maxLength: 50}, note: {type: string, nullable: true, minLength: 1, maxLength: 100}}}
    Thing: {type: object, additionalProperties: true, required: [id, name], properties: {id: {type: string, format: uuid, minLength: 36, maxLength: 36, readOnly: true}, name: {type: string, minLength: 1, maxLength: 50}}}
`;

/** One with gaps in other places than the vendor's, in OpenAPI 3.1. */
const BAD = `openapi: 3.1.0
info: {title: Bad, version: '0.0'}
paths:
  /a/{x}:
    parameters: [{name: x, in: path, required: true, schema: {type: string}}]
    put:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/U'}}}}
      responses: {'200': {description: d, content: {application/json: {schema: {$ref: '#/components/schemas/U'}}}}, '404': {description: n}}
    delete:
      responses: {'204': {description: d}}
webhooks:
  w: {post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {'200': {description: d}}}}
components:
  schemas:
    U: {type: [object, 'null'], properties: {a: {type: string}, list: {type: array, items: {type: string}}, websiteUrl: {type: string}, userEmail: {type: string}, ownerId: {type: string}, self: {$ref: '#/components/schemas/U'}}}
    Tree: {type: object, properties: {kids: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}
`;

describe('lint, of other documents', () => {
  it('is silent where nothing is left open', async () => {
    expect(lint(await load(GOOD))).to.deep.equal([]);
  });

  it('finds each gap at its line', async () => {
    const found = lint(await load(BAD)).map(({ rule, position }) => `${position.line} ${rule}`);
    expect([...new Set(found)]).to.deep.equal([
      '1 single-server',
      '1 no-headers-documented',
      '2 info-incomplete',
      '2 version-says-nothing',
      '5 string-without-min-length',
      '5 path-parameter-unbounded',
      '6 operation-without-security',
      '6 body-refusal-undocumented',
      '6 token-refusal-undocumented',
      '6 clash-undocumented',
      '6 no-default-response',
      '6 update-unconditional',
      '6 operation-without-id',
      '7 request-body-optional',
      '7 media-type-without-example',
      '8 error-without-content',
      '8 media-type-without-example',
      '9 operation-without-security',
      '9 token-refusal-undocumented',
      '9 unknown-path-value-undocumented',
      '9 no-default-response',
      '9 operation-without-id',
      '15 answer-requires-nothing',
      '15 request-object-open',
      '15 uri-without-format',
      '15 array-without-bounds',
      '15 contact-without-format',
      '15 id-without-format',
      '15 string-without-min-length',
      '15 update-may-be-empty',
    ]);
  });

  for (const [rule, from, to] of [
    ['openapi-outdated', 'openapi: 3.0.3', 'openapi: 3.0.1'],
    ['scopes-empty', 'scopes: {things: all}', 'scopes: {}'],
    [
      'security-scheme-unused',
      '  securitySchemes:',
      '  securitySchemes:\n    other: {type: http, scheme: bearer}',
    ],
    ['tag-without-description', ', description: All of things', ''],
    ['list-items-not-unique', 'uniqueItems: true, ', ''],
    ['list-without-paging', '/components/parameters/limit', '/components/parameters/trace'],
    ['create-answers-200', "'201':", "'200':"],
    ['nothing-nullable', 'nullable: true, ', ''],
    ['boolean-without-default', 'properties: {name:', 'properties: {flag: {type: boolean}, name:'],
    ['version-says-nothing', 'version: 2.1.0', "version: '0.0.0'"],
    ['no-headers-documented', 'headers: {', 'x-headers: {'],
  ] as const) {
    it(`finds ${rule} where it is`, async () => {
      const text = GOOD.replaceAll(from, to);
      expect(text).not.to.equal(GOOD);
      expect([...new Set(lint(await load(text)).map((each) => each.rule))]).to.include(rule);
    });
  }
});
