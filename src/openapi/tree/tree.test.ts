import { expect } from 'chai';
import type { DocumentNode, DocumentSchema, DocumentTree } from '../../model/document.js';
import { pointer } from '../../model/json/pointer.js';
import { documentOf, inFolder, load, loadFiles } from '../document.testing.js';
import { loadContract } from '../load.js';
import { join } from 'node:path';

const TEXT = `openapi: 3.0.3
info: {title: T, version: '1'}
servers: [{url: /base}]
security: [{key: []}]
paths:
  /things/{id}:
    parameters:
      - {name: id, in: path, schema: {type: string}}
      - name: page
        in: query
        schema: {type: string}
    servers: [{url: /things-base}]
    get:
      parameters:
        - name: page
          in: query
          style: spaceDelimited
          schema: {type: array, items: {type: integer}}
        - $ref: '#/components/parameters/trace'
      responses:
        '200':
          $ref: '#/components/responses/thing'
        4xx: {description: no}
    put:
      servers: [{url: /own}]
      security: []
      requestBody: {$ref: '#/components/requestBodies/thing'}
      responses:
        '200': {$ref: '#/components/responses/thing'}
components:
  parameters:
    trace: {name: X-Trace, in: header, schema: {type: string}}
  headers:
    limit:
      required: true
      schema:
        $ref: '#/components/schemas/Count'
  requestBodies:
    thing: {required: true, content: {'application/json; charset=utf-8': {schema: {$ref: '#/components/schemas/Thing'}}}}
  responses:
    thing:
      description: a thing
      headers:
        X-Limit: {$ref: '#/components/headers/limit'}
        X-Plain: {schema: {type: string}}
      content:
        application/json: {schema: {$ref: '#/components/schemas/Thing'}}
  securitySchemes:
    key: {$ref: '#/components/securitySchemes/other'}
    other: {type: http, scheme: bearer}
  schemas:
    Count: {type: integer}
    Base:
      type: object
      properties:
        id: {type: string, readOnly: true}
    Thing:
      allOf:
        - $ref: '#/components/schemas/Base'
        - type: object
          properties:
            parent: {$ref: '#/components/schemas/Thing'}
`;

const contract = await load(TEXT);
const { tree } = contract;
const [get, put] = tree.operations;
if (!get || !put) throw new TypeError('the document has two operations');
const [found] = get.responses;
if (!found) throw new TypeError('the get has a response');

const at = ({ pointer: path, position: { line, column } }: DocumentNode): string =>
  `${path} ${String(line)}:${String(column)}`;
const named = (name: string, of: DocumentTree = tree): DocumentSchema => {
  const schema = of.schemas.get(name);
  if (!schema) throw new TypeError(`there is no schema ${name}`);
  return schema;
};
const below = (schema: DocumentSchema, ...words: readonly string[]): DocumentSchema => {
  const [word, ...rest] = words;
  if (word === undefined) return schema;
  const next = schema.children.find(({ keyword, key }) => pointer(keyword, key ?? '') === word);
  if (!next) throw new TypeError(`there is no schema at ${word}`);
  return below(next.schema, ...rest);
};
const schemas = async (all: Readonly<Record<string, unknown>>, openapi?: string) =>
  (await load(documentOf(all, openapi))).tree;

describe('the tree of a document', () => {
  it('says which version its keywords are of', async () => {
    expect(tree.openapi).to.equal('3.0');
    expect((await schemas({ S: {} }, '3.1.0')).openapi).to.equal('3.1');
  });

  it('has operations in document order, at their places', () => {
    expect(tree.operations.map((each) => `${each.method} ${at(each)}`)).to.deep.equal([
      'GET #/paths/~1things~1{id}/get 13:5',
      'PUT #/paths/~1things~1{id}/put 24:5',
    ]);
  });

  it('has the parameters of the path, but for those that the operation replaces', () => {
    expect(get.parameters.map(at)).to.deep.equal([
      '#/paths/~1things~1{id}/parameters/0 8:9',
      '#/paths/~1things~1{id}/get/parameters/0 15:11',
      '#/components/parameters/trace 32:5',
    ]);
    expect(put.parameters).to.deep.equal(get.item.parameters);
  });

  it('fills in how a parameter is written', () => {
    expect(
      [...put.parameters, ...get.ownParameters].map((each) => [
        each.name,
        each.required,
        each.style,
        each.explode,
      ]),
    ).to.deep.equal([
      ['id', true, 'simple', false],
      ['page', false, 'form', true],
      ['page', false, 'spaceDelimited', false],
      ['X-Trace', false, 'simple', false],
    ]);
  });

  it('tells where a response is listed from where it is written', () => {
    expect(at(found.entry)).to.equal('#/paths/~1things~1{id}/get/responses/200 21:9');
    expect(at(found.response)).to.equal('#/components/responses/thing 41:5');
  });

  it('writes the keys of responses as they are matched', () => {
    expect(get.responses.map(({ key }) => key)).to.deep.equal(['200', '4XX']);
  });

  it('has the headers of a response, references followed', () => {
    const headers = [...found.response.headers].map(([name, header]) => [
      name,
      at(header),
      header.required,
      header.schema?.pointer,
    ]);
    expect(headers).to.deep.equal([
      ['X-Limit', '#/components/headers/limit 34:5', true, '#/components/headers/limit/schema'],
      [
        'X-Plain',
        '#/components/responses/thing/headers/X-Plain 45:9',
        false,
        '#/components/responses/thing/headers/X-Plain/schema',
      ],
    ]);
  });

  it('leads from a header to the schema that it refers to', () => {
    expect(found.response.headers.get('X-Limit')?.schema?.resolved).to.equal(named('Count'));
  });

  it('makes one node of what two operations refer to', () => {
    expect(put.responses[0]?.response).to.equal(found.response);
  });

  it('keeps the media types as they are written', () => {
    expect([...(put.requestBody?.content.keys() ?? [])]).to.deep.equal([
      'application/json; charset=utf-8',
    ]);
    expect(put.requestBody?.required).to.equal(true);
  });

  it('has the servers of the nearest level that lists any', () => {
    expect([...get.servers, ...put.servers].map(at)).to.deep.equal([
      '#/paths/~1things~1{id}/servers/0 12:15',
      '#/paths/~1things~1{id}/put/servers/0 25:17',
    ]);
  });

  it('has the security that applies, even where it asks for nothing', () => {
    expect([get.security, put.security].map((each) => each && at(each))).to.deep.equal([
      '#/security 4:1',
      '#/paths/~1things~1{id}/put/security 26:7',
    ]);
  });

  it('follows the references of security schemes', () => {
    expect([...tree.securitySchemes].map(([name, node]) => `${name} ${at(node)}`)).to.deep.equal([
      'key #/components/securitySchemes/other 50:5',
      'other #/components/securitySchemes/other 50:5',
    ]);
  });
});

describe('the schemas of the tree', () => {
  it('lead from a reference to the one node of its target', () => {
    const schema = found.response.content.get('application/json')?.schema;
    expect(schema && at(schema)).to.equal(
      '#/components/responses/thing/content/application~1json/schema 47:28',
    );
    expect(schema?.ref).to.equal(named('Thing'));
    expect(schema?.resolved).to.equal(named('Thing'));
  });

  it('lead through allOf and back to themselves', () => {
    const parent = below(named('Thing'), 'allOf/1', 'properties/parent');
    expect(at(parent)).to.equal('#/components/schemas/Thing/allOf/1/properties/parent 62:13');
    expect(parent.resolved).to.equal(named('Thing'));
    expect(below(parent.resolved, 'allOf/0').resolved).to.equal(named('Base'));
  });

  it('say what is written in them', () => {
    expect(below(named('Base'), 'properties/id').keywords).to.deep.equal({
      type: 'string',
      readOnly: true,
    });
  });

  it('are the ones that the validators are beside', () => {
    expect(contract.operations[0]?.responses[0]?.content[0]?.schema?.written).to.equal(
      found.response.content.get('application/json')?.schema,
    );
  });

  it('are found below every keyword that holds some, and nowhere else', async () => {
    const S = {
      type: 'object',
      enum: [{ properties: {} }],
      const: { not: {} },
      properties: { items: { type: 'string' }, b: true },
      required: ['items'],
      not: { type: 'null' },
      prefixItems: [{}, false],
      items: {},
      $defs: { D: {} },
      'x-schema': {},
    };
    const found = named('S', await schemas({ S }, '3.1.0')).children;
    expect(found.map(({ keyword, key }) => pointer(keyword, key ?? ''))).to.deep.equal([
      'properties/items',
      'properties/b',
      'not/',
      'prefixItems/0',
      'prefixItems/1',
      'items/',
    ]);
  });

  it('read nothing beside a reference in 3.0, and everything in 3.1', async () => {
    const all = { S: { $ref: '#/components/schemas/T', minLength: 2, not: {} }, T: {} };
    const [old, now] = [await schemas(all), await schemas(all, '3.1.0')].map((each) =>
      named('S', each),
    );
    expect([old?.keywords, old?.children.length]).to.deep.equal([{}, 0]);
    expect([now?.keywords, now?.children.length]).to.deep.equal([{ minLength: 2, not: {} }, 1]);
  });

  it('let null in by the word of their version', async () => {
    const nullable = { S: { type: 'string', nullable: true }, T: { nullable: true } };
    const list = { S: { type: ['string', 'null'] }, T: { type: 'string', nullable: true } };
    const [old, now] = [await schemas(nullable), await schemas(list, '3.1.0')];
    expect(['S', 'T'].map((name) => named(name, old).types)).to.deep.equal([
      ['string', 'null'],
      undefined,
    ]);
    expect(['S', 'T'].map((name) => named(name, now).types)).to.deep.equal([
      ['string', 'null'],
      ['string'],
    ]);
  });

  it('are found in another file under its name', async () => {
    const ref = { $ref: 'parts/s.yaml#/S' };
    const { tree: split } = await loadFiles({
      'api.yaml': JSON.stringify(documentOf({ S: ref })),
      'parts/s.yaml': 'S:\n  type: string\n',
    });
    const { pointer: path, position } = named('S', split).resolved;
    expect([path, position]).to.deep.equal([
      'parts/s.yaml#/S',
      { file: 'parts/s.yaml', line: 1, column: 1 },
    ]);
  });

  it('stand in the overlay where it wrote them, and in the document where it did not', async () => {
    const overlay = `overlay: 1.0.0
info: {title: O, version: '1'}
actions:
  - target: $.components.schemas.S
    update:
      minLength: 3
      not: {type: 'null'}
`;
    const files = { 'api.yaml': JSON.stringify(documentOf({ S: {} })), 'overlay.yaml': overlay };
    await inFolder(files, async (folder) => {
      const strict = await loadContract({
        file: join(folder, 'api.yaml'),
        displayPath: 'api.yaml',
        profile: 'strict',
        overlays: [join(folder, 'overlay.yaml')],
      });
      const schema = named('S', strict.tree);
      expect(schema.keywords).to.deep.equal({ minLength: 3, not: { type: 'null' } });
      expect(schema.position.file).to.equal('api.yaml');
      expect(below(schema, 'not/').position).to.deep.equal({
        file: join(folder, 'overlay.yaml'),
        line: 7,
        column: 7,
      });
    });
  });
});

describe('the tree of a document of thousands of schemas', () => {
  const LINKS = 5000;
  const chain = (link: (ref: object) => object) =>
    inFolder(
      {
        'api.yaml': JSON.stringify(
          documentOf(
            Object.fromEntries(
              Array.from({ length: LINKS }, (_, index) => [
                `S${String(index)}`,
                index + 1 < LINKS
                  ? link({ $ref: `#/components/schemas/S${String(index + 1)}` })
                  : { type: 'string' },
              ]),
            ),
          ),
        ).replaceAll('schemas/S"', 'schemas/S0"'),
      },
      (folder) => loadContract({ file: join(folder, 'api.yaml'), profile: 'published' }),
    );

  it('leads along a chain of references to its end, from each link', async () => {
    const { tree: long } = await chain((ref) => ref);
    const ends = new Set([...long.schemas.values()].map(({ resolved }) => resolved));
    expect([...ends].map((each) => each.pointer)).to.deep.equal(['#/components/schemas/S4999']);
  });

  it('makes no more nodes than the document has, and knows the place of each', async () => {
    const { tree: long } = await chain((ref) => ({ properties: { a: ref, b: ref } }));
    const seen = new Set<DocumentSchema>();
    const open = [named('S0', long)];
    for (let node = open.pop(); node; node = open.pop()) {
      if (seen.has(node)) continue;
      seen.add(node);
      open.push(...node.children.map(({ schema }) => schema), ...(node.ref ? [node.ref] : []));
    }
    expect(seen.size).to.equal(3 * LINKS - 2);
    expect(new Set([...seen].map(({ position }) => position.column)).size).to.equal(seen.size);
  });
});
