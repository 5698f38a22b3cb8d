import { expect } from 'chai';
import { documentOf, load, loadFiles, refusalOf } from './document.testing.js';
import { loadContract } from './load.js';

const HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
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
    'a recording',
    '{"log":{"version":"1.2","entries":[]}}',
    'document-not-openapi',
    'api.yaml is a recording',
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
    `${HEAD}paths: {}\npaths: {/a: {}}\n`,
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
    'an alias that contains itself',
    `${HEAD}x-a: &a [*a]\n`,
    'document-alias-bomb',
    'the alias *a contains itself at api.yaml:3:10',
  ],
  [
    'a reference that is no text',
    `${HEAD}paths: {}\ncomponents: {schemas: {A: {$ref: 5}}}\n`,
    'ref-syntax',
    'the $ref is no text at api.yaml:4:28',
  ],
  [
    'two paths that differ in names only',
    `${HEAD}paths:\n  /x/{a}: {get: {}}\n  /x/{b}: {get: {}, put: {}}\n`,
    'document-structure',
    'the paths "/x/{a}" and "/x/{b}" differ in names only at api.yaml:5:3',
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

  it('has a schema dialect that nobody knows', async () => {
    const document = {
      ...documentOf({ S: {} }, '3.1.0'),
      jsonSchemaDialect: 'https://example.com/d',
    };
    expect((await refusalOf(load(document))).code).to.equal('document-dialect');
  });
});
