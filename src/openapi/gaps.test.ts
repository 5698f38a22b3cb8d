import { expect } from 'chai';
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contract } from '../model/contract.js';
import { documentOf, inFolder, load, loadFiles } from './document.testing.js';
import { loadContract } from './load.js';

const HEAD = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";
const withRef = (ref: string) =>
  `${HEAD}paths: {}\ncomponents:\n  schemas:\n    A:\n      $ref: ${JSON.stringify(ref)}\n`;

const gapsOf = ({ gaps }: Contract): readonly string[] =>
  gaps.map(({ kind, what, position: { file, line, column } }) =>
    [kind, what, `${file}:${String(line)}:${String(column)}`].join(' | '),
  );

const REFERENCES: Readonly<Record<string, string>> = {
  'https://example.com/a.yaml#/A': 'the $ref to https://example.com/a.yaml is remote',
  '//example.com/a.yaml': 'the $ref to //example.com/a.yaml is remote',
  'file:///etc/passwd': 'the $ref to file:///etc/passwd is not relative',
  '/etc/passwd': 'the $ref to /etc/passwd is not relative',
  '../a.yaml': "the $ref to ../a.yaml leaves the document's folder",
  '%2e%2e/a.yaml': "the $ref to ../a.yaml leaves the document's folder",
  'a.yaml': 'there is no file a.yaml',
  '#/components/schemas/B': 'the $ref #/components/schemas/B leads nowhere',
  '#/__proto__/x': 'the $ref #/__proto__/x leads nowhere',
  '#/constructor': 'the $ref #/constructor leads nowhere',
  '#/components/schemas/A': 'the $ref leads back to itself',
  '#A': 'the $ref "#A" names no schema',
  '%zz': 'the $ref "%zz" is not a relative path',
};

const TWICE = `${HEAD}paths:
  /x:
    get:
      responses:
        200:
          content:
            application/json:
              schema:
                properties:
                  a: {type: string}
                  b: {type: integer}
                  a: {type: object}
`;

describe('a gap of a document', () => {
  for (const [ref, what] of Object.entries(REFERENCES)) {
    it(`is the reference ${ref}`, async () => {
      expect(gapsOf(await load(withRef(ref)))).to.deep.equal([
        `reference-leads-nowhere | ${what} | api.yaml:7:7`,
      ]);
    });
  }

  it('is a reference through a symbolic link out of the folder', async () => {
    const found = await inFolder({ 'in/api.yaml': withRef('link.yaml') }, async (folder) => {
      writeFileSync(join(folder, 'secret.yaml'), 'type: string\n');
      symlinkSync(join(folder, 'secret.yaml'), join(folder, 'in', 'link.yaml'));
      return loadContract({ file: join(folder, 'in/api.yaml'), profile: 'published' });
    });
    expect(found.gaps.map(({ what }) => what)).to.deep.equal([
      "the $ref to link.yaml leaves the document's folder",
    ]);
  });

  it('is a file that is no YAML', async () => {
    const files = { 'api.yaml': withRef('other.yaml'), 'other.yaml': 'a: [' };
    expect((await loadFiles(files)).gaps.map(({ position }) => position.line)).to.deep.equal([7]);
  });

  it('is a member that would be a prototype', async () => {
    expect(gapsOf(await load(`${HEAD}paths: {}\nx-a: {__proto__: 1}\n`))).to.deep.equal([
      'structure-is-odd | a member is named "__proto__" | api.yaml:4:7',
    ]);
  });

  for (const [what, text, gap] of [
    ['a key that is no text', 'paths: {}\nx-a: {[1]: 1}', 'a key is no plain text | api.yaml:4:7'],
    [
      'a text that is written twice',
      'paths: {}\nx-a: {}\nx-a: {b: 1}',
      'duplicate key "x-a" | api.yaml:5:1',
    ],
    [
      'a thing that is written twice alike',
      'paths: {}\npaths: {}',
      'duplicate key "paths" | api.yaml:4:1',
    ],
  ] as const)
    it(`is ${what}`, async () => {
      expect(gapsOf(await load(`${HEAD}${text}\n`))).to.deep.equal([`structure-is-odd | ${gap}`]);
    });

  it('is a member of which nobody can tell which of two schemas is meant', async () => {
    const schema = (await load(TWICE)).operations[0]?.responses[0]?.content[0]?.schema;
    const told = [{ a: 1, b: 1 }, { b: 'x' }].map((value) => [
      schema?.accepts(value),
      schema?.doubt?.(value) === undefined,
    ]);
    expect(told).to.deep.equal([
      [true, false],
      [false, true],
    ]);
  });

  for (const version of ['3.0', '"3.0"', '3.1'])
    it(`is the version ${version}`, async () => {
      expect(
        gapsOf(await load(`openapi: ${version}\ninfo: {title: T, version: '1'}\npaths: {}\n`)),
      ).to.deep.equal([
        'structure-is-odd | the version of OpenAPI is no text of three numbers | api.yaml:1:1',
      ]);
    });

  it('is a path without a slash', async () => {
    const contract = await load(`${HEAD}paths:\n  x: {}\n  /y: {get: {responses: {}}}\n`);
    expect([gapsOf(contract), contract.operations.length]).to.deep.equal([
      ['structure-is-odd | the path "x" has no slash | api.yaml:4:3'],
      1,
    ]);
  });

  it('is a path that differs from another in names and methods only', async () => {
    const contract = await load(
      `${HEAD}paths:\n  /x/{a}: {get: {responses: {}}}\n  /x/{b}: {put: {responses: {}}}\n`,
    );
    const match = contract.match('PUT', '', '/x/1');
    expect([gapsOf(contract), match.kind === 'operation' && match.variables]).to.deep.equal([
      [
        'structure-is-odd | the paths "/x/{a}" and "/x/{b}" differ in names only, and in methods | api.yaml:5:3',
      ],
      { b: '1' },
    ]);
  });

  const SCHEMAS: readonly (readonly [object, string, string])[] = [
    [{ requird: ['a'] }, 'schema-word-is-unknown', 'a schema has no word "requird"'],
    [{ enum: ['a', 'b', 'a'] }, 'value-is-listed-twice', 'a value is listed twice'],
    [{ $dynamicRef: '#x' }, 'schema-word-is-unknown', 'a schema has no word "$dynamicRef"'],
    [
      { type: 'strng' },
      'schema-part-is-invalid',
      'the schema is not valid: type must match a schema in anyOf',
    ],
    [
      { properties: { a: { required: true } } },
      'schema-part-is-invalid',
      'the schema is not valid: required must be array',
    ],
    [{ properties: { a: 'x' } }, 'schema-part-is-invalid', 'a schema is not an object'],
    [{ allOf: {} }, 'schema-part-is-invalid', 'there is no list of schemas'],
    [
      { pattern: '(' },
      'pattern-is-no-expression',
      'a pattern is no regular expression of ECMAScript',
    ],
    [
      { patternProperties: { '(?i)x': {} } },
      'pattern-is-no-expression',
      'a pattern is no regular expression of ECMAScript',
    ],
    [
      { allOf: [{ $ref: '#/components/schemas/S' }] },
      'schema-is-nothing-but-itself',
      'the schema is defined by nothing but itself',
    ],
  ];

  for (const [S, kind, what] of SCHEMAS) {
    it(`is a schema such as ${JSON.stringify(S)}`, async () => {
      const { gaps } = await load(documentOf({ S }));
      expect(gaps.map((gap) => [gap.kind, gap.what])).to.deep.equal([[kind, what]]);
    });
  }

  it('is found in a schema that nothing uses', async () => {
    const { gaps } = await load(documentOf({ S: {}, Idle: { pattern: '(' } }));
    expect(gaps.map(({ pointer }) => pointer)).to.deep.equal(['#/components/schemas/Idle/pattern']);
  });

  it('is none where the document has none', async () => {
    const { gaps } = await load(documentOf({ S: { type: 'string', 'x-own': 1 } }));
    expect(gaps).to.deep.equal([]);
  });
});
