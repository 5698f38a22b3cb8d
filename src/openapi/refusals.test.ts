import { expect } from 'chai';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentOf, inFolder, load, loadFiles, refusalOf } from './document.testing.js';
import { loadContract } from './load.js';

const HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const withRef = (ref: string) =>
  `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: ${JSON.stringify(ref)}\n`;

const DOCUMENTS: readonly (readonly [string, string, string, string])[] = [
  ['an empty file', '', 'document-empty', 'there is no document in api.yaml'],
  ['a file of comments', '# nothing\n', 'document-empty', 'there is no document in api.yaml'],
  [
    'invalid YAML',
    'openapi: 3.0.0\npaths: [',
    'document-syntax',
    'flow sequence in block collection must be sufficiently indented and end with a ] at api.yaml:2:9',
  ],
  [
    'a second document in the file',
    `${HEAD}paths: {}\n---\n${HEAD}`,
    'document-syntax',
    'a second document begins at api.yaml:4:1',
  ],
  [
    'a list',
    '- a\n',
    'document-not-openapi',
    'api.yaml is not an OpenAPI document: no text under "openapi" at api.yaml:1:1',
  ],
  [
    'Swagger 2.0',
    "swagger: '2.0'\n",
    'document-version',
    'the document is Swagger 2.0 at api.yaml:1:1',
  ],
  [
    'OpenAPI 4',
    'openapi: 4.0.0\n',
    'document-version',
    'OpenAPI "4.0.0" is not supported at api.yaml:1:1',
  ],
  [
    'a duplicate key',
    `${HEAD}paths: {}\npaths: {}\n`,
    'document-duplicate-key',
    'duplicate key "paths" at api.yaml:4:1',
  ],
  [
    'keys that are equal as texts',
    `${HEAD}paths: {}\nx-a: {200: 1, '200': 2}\n`,
    'document-duplicate-key',
    'duplicate key "200" at api.yaml:4:15',
  ],
  [
    'a key named __proto__',
    `${HEAD}paths: {}\nx-a: {__proto__: 1}\n`,
    'document-forbidden-key',
    'the key "__proto__" is not allowed at api.yaml:4:7',
  ],
  [
    'a key that is no text',
    `${HEAD}paths: {}\nx-a: {[1]: 1}\n`,
    'document-forbidden-key',
    'a key is not a plain text at api.yaml:4:7',
  ],
  [
    'an alias that contains itself',
    `${HEAD}x-a: &a [*a]\n`,
    'document-alias-bomb',
    'the alias *a contains itself at api.yaml:3:10',
  ],
  [
    'a remote reference',
    withRef('https://example.com/a.yaml#/A'),
    'ref-remote',
    'the $ref to https://example.com/a.yaml is remote at api.yaml:7:7',
  ],
  [
    'a reference without a scheme to another host',
    withRef('//example.com/a.yaml'),
    'ref-remote',
    'the $ref to //example.com/a.yaml is remote at api.yaml:7:7',
  ],
  [
    'a file URL',
    withRef('file:///etc/passwd'),
    'ref-outside',
    'the $ref to file:///etc/passwd is not relative at api.yaml:7:7',
  ],
  [
    'an absolute path',
    withRef('/etc/passwd'),
    'ref-outside',
    'the $ref to /etc/passwd is not relative at api.yaml:7:7',
  ],
  [
    'a path out of the folder',
    withRef('../a.yaml'),
    'ref-outside',
    "the $ref to ../a.yaml leaves the document's folder at api.yaml:7:7",
  ],
  [
    'an escaped path out of the folder',
    withRef('%2e%2e/a.yaml'),
    'ref-outside',
    "the $ref to ../a.yaml leaves the document's folder at api.yaml:7:7",
  ],
  [
    'a file that is not there',
    withRef('a.yaml'),
    'ref-dangling',
    'there is no file a.yaml at api.yaml:7:7',
  ],
  [
    'a reference to nothing',
    withRef('#/components/schemas/B'),
    'ref-dangling',
    'the $ref #/components/schemas/B leads nowhere at api.yaml:7:7',
  ],
  [
    'a reference to __proto__',
    withRef('#/__proto__/x'),
    'ref-prototype',
    'the $ref #/__proto__/x leads into a prototype at api.yaml:7:7',
  ],
  [
    'a reference to a constructor',
    withRef('#/constructor'),
    'ref-prototype',
    'the $ref #/constructor leads into a prototype at api.yaml:7:7',
  ],
  [
    'a reference to itself',
    withRef('#/components/schemas/A'),
    'ref-cycle',
    'the $ref leads back to itself at api.yaml:6:5',
  ],
  [
    'a reference that is no pointer',
    withRef('#A'),
    'ref-syntax',
    'the $ref "#A" holds no JSON pointer at api.yaml:7:7',
  ],
  [
    'a reference with a malformed escape',
    withRef('%zz'),
    'ref-syntax',
    'the $ref "%zz" is not a relative path at api.yaml:7:7',
  ],
  [
    'a path without a slash',
    `${HEAD}paths:\n  x: {}\n`,
    'document-structure',
    'the path "x" has no slash at api.yaml:4:3',
  ],
];

describe('a document that is refused', () => {
  for (const [what, text, code, message] of DOCUMENTS) {
    it(`is ${what}`, async () => {
      expect(await refusalOf(load(text))).to.deep.equal({ code, message, exit: 2 });
    });
  }

  it('is a directory', async () => {
    const refusal = await refusalOf(loadContract({ file: 'src', profile: 'published' }));
    expect(refusal.message).to.equal('src is a directory');
  });

  it('is a file that is not there', async () => {
    const refusal = await refusalOf(loadContract({ file: 'no.yaml', profile: 'published' }));
    expect(refusal).to.deep.equal({
      code: 'file-not-found',
      message: 'there is no file no.yaml',
      exit: 2,
    });
  });

  it('is binary', async () => {
    const bytes = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0]);
    expect((await refusalOf(loadFiles({ 'api.yaml': bytes }))).code).to.equal('document-not-text');
  });

  it('is larger than 32 MiB', async () => {
    const text = `#${' '.repeat(32 * 1024 * 1024)}`;
    expect((await refusalOf(load(text))).code).to.equal('document-too-large');
  });

  it('leaves the folder through a symbolic link', async () => {
    const refusal = await inFolder({ 'in/api.yaml': withRef('link.yaml') }, (folder) => {
      writeFileSync(join(folder, 'secret.yaml'), 'type: string\n');
      symlinkSync(join(folder, 'secret.yaml'), join(folder, 'in', 'link.yaml'));
      return refusalOf(loadContract({ file: join(folder, 'in/api.yaml'), profile: 'published' }));
    });
    expect(refusal.code).to.equal('ref-outside');
  });

  it('nests 100,000 lists', async () => {
    const text = `${HEAD}x-a: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`;
    expect((await refusalOf(load(text))).code).to.equal('document-too-deep');
  });

  it('nests 600 lists', async () => {
    const text = `${HEAD}x-a: ${'['.repeat(600)}${']'.repeat(600)}\n`;
    expect((await refusalOf(load(text))).code).to.equal('document-too-deep');
  });

  it('expands aliases without end', async () => {
    const levels = Array.from({ length: 9 }, (_, index) => {
      const items = Array.from({ length: 9 }, () => (index === 0 ? 'x' : `*a${index - 1}`));
      return `  - &a${index} [${items.join(', ')}]`;
    });
    const text = `${HEAD}x-a:\n${levels.join('\n')}\n`;
    expect((await refusalOf(load(text))).code).to.equal('document-alias-bomb');
  });

  const SCHEMAS: readonly (readonly [string, Readonly<Record<string, unknown>>, string, string])[] =
    [
      [
        'an unknown keyword',
        { S: { requird: ['a'] } },
        'schema-invalid',
        'unknown schema keyword "requird"',
      ],
      [
        'an unknown type',
        { S: { type: 'strng' } },
        'schema-invalid',
        'the schema is not valid: type must be equal to one of the allowed values',
      ],
      [
        'a boolean `required`',
        { S: { properties: { a: { required: true } } } },
        'schema-invalid',
        'the schema is not valid: required must be array',
      ],
      [
        'a text in its place',
        { S: { properties: { a: 'x' } } },
        'schema-invalid',
        'a schema is not an object',
      ],
      [
        'an invalid pattern',
        { S: { pattern: '(' } },
        'schema-invalid',
        'a pattern is no regular expression',
      ],
      [
        'nothing but itself',
        { S: { allOf: [{ $ref: '#/components/schemas/S' }] } },
        'ref-cycle',
        'the schema is defined by nothing but itself',
      ],
      [
        'an id of its own',
        { S: { $id: 'x' } },
        'schema-unsupported',
        'the schema keyword $id is not supported',
      ],
    ];

  for (const [what, schemas, code, message] of SCHEMAS) {
    it(`has a schema with ${what}`, async () => {
      const refusal = await refusalOf(load(documentOf(schemas)));
      expect({
        ...refusal,
        message: refusal.message.replace(/ at api\.yaml:1:\d+$/, ''),
      }).to.deep.equal({
        code,
        message,
        exit: 2,
      });
    });
  }

  it('has a schema dialect that nobody knows', async () => {
    const document = {
      ...documentOf({ S: {} }, '3.1.0'),
      jsonSchemaDialect: 'https://example.com/d',
    };
    expect((await refusalOf(load(document))).code).to.equal('document-dialect');
  });
});
