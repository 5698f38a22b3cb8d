import { expect } from 'chai';
import { join } from 'node:path';
import { valueAt } from '../model/json/pointer.js';
import { inFolder, loadFiles, refusalOf } from './document.testing.js';
import { loadContract } from './load.js';

const API = `openapi: 3.0.3
info: {title: T, version: '1'}
tags: [{name: a}, {name: b}, {name: c}]
paths:
  /x:
    get:
      tags: [a]
      responses:
        '200':
          description: d
`;
const overlay = (...actions: readonly string[]) =>
  `overlay: 1.0.0\ninfo: {title: O, version: '1'}\nactions:\n${actions.map((each) => `  - ${each}\n`).join('')}`;
const apply = (text: string) => loadFiles({ 'api.yaml': API, 'overlay.yaml': text }, 'strict');
const lines = async (text: string, ...pointers: readonly string[]) => {
  const contract = await apply(text);
  return pointers.map((pointer) => {
    const position = contract.locate(pointer);
    return position && `${position.file.split('/').at(-1) ?? ''}:${position.line}`;
  });
};

describe('an overlay', () => {
  it('merges objects, and is pointed to for what it adds', async () => {
    const text = overlay('{target: "$.paths[*].get.responses", update: {404: {description: n}}}');
    expect(
      await lines(
        text,
        '#/paths/~1x/get/responses/200',
        '#/paths/~1x/get/responses/404/description',
      ),
    ).to.deep.equal(['api.yaml:9', 'overlay.yaml:4']);
  });

  it('replaces values', async () => {
    const text = overlay('{target: $.info, update: {title: New}}');
    expect((await apply(text)).document.title).to.equal('New');
  });

  it('appends to a list that is the target', async () => {
    const text = overlay('{target: $.tags, update: {name: d}}');
    expect(await lines(text, '#/tags/2', '#/tags/3/name')).to.deep.equal([
      'api.yaml:3',
      'overlay.yaml:4',
    ]);
  });

  it('joins lists within a merged object', async () => {
    const text = overlay('{target: "$.paths[*].get", update: {tags: [b]}}');
    expect(await lines(text, '#/paths/~1x/get/tags/0', '#/paths/~1x/get/tags/1')).to.deep.equal([
      'api.yaml:7',
      'overlay.yaml:4',
    ]);
  });

  it('removes every match, and the rest keeps its place', async () => {
    const text = overlay('{target: "$.tags[?@.name != \'b\']", remove: true}');
    expect(await lines(text, '#/tags/0', '#/tags/1')).to.deep.equal(['api.yaml:3', undefined]);
  });

  it('removes a match that is selected twice once', async () => {
    const text = overlay('{target: "$.tags[0,0]", remove: true}');
    expect(await lines(text, '#/tags/1', '#/tags/2')).to.deep.equal(['api.yaml:3', undefined]);
  });

  it('appends once to a list that is selected twice', async () => {
    const text = overlay("{target: \"$['tags','tags']\", update: {name: d}}");
    expect(await lines(text, '#/tags/3', '#/tags/4')).to.deep.equal(['overlay.yaml:4', undefined]);
  });

  it('removes from lists within lists, whatever went before', async () => {
    const nested = `${API}x-a:\n- - {k: 1}\n  - {drop: 1}\n- {drop: 1}\n- - {drop: 1}\n  - {k: 2}\n`;
    const text = overlay(`{target: "$['x-a']..[?@.drop]", remove: true}`);
    const contract = await loadFiles({ 'api.yaml': nested, 'overlay.yaml': text }, 'strict');
    const left = ['#/x-a/0/0', '#/x-a/0/1', '#/x-a/1/0', '#/x-a/1/1', '#/x-a/2'];
    expect(left.map((pointer) => contract.locate(pointer)?.line)).to.deep.equal([
      ...[12, undefined, 16, undefined, undefined],
    ]);
  });

  it('applies its actions in order', async () => {
    const text = overlay(
      '{target: $.info, update: {added: {}}}',
      '{target: $.info.added, update: {b: 1}}',
      '{target: $.tags, remove: true}',
    );
    expect(await lines(text, '#/info/added/b', '#/tags')).to.deep.equal([
      'overlay.yaml:5',
      undefined,
    ]);
  });

  it('is left alone in the published profile', async () => {
    const files = { 'api.yaml': API, 'overlay.yaml': 'rubbish' };
    expect((await loadFiles(files, 'published')).document.overlays).to.deep.equal([]);
  });

  it('is refused as one of ours where it matches nothing', async () => {
    const text = overlay('{target: $.nothing, update: {}}');
    const refusal = await inFolder({ 'api.yaml': API, 'overlay.yaml': text }, (folder) =>
      refusalOf(
        loadContract({
          ...{ file: join(folder, 'api.yaml'), profile: 'strict', overlaysMustMatch: true },
          overlays: [join(folder, 'overlay.yaml')],
        }),
      ),
    );
    expect(refusal.code).to.equal('overlay-unmatched');
  });

  it('names the action of another that matches nothing, and goes on', async () => {
    const text = overlay('{target: $.nothing, update: {}}', '{target: $.info, update: {title: N}}');
    const { document, gaps } = await apply(text);
    expect([
      document.title,
      gaps.map(({ what, position: { line } }) => `${what}: ${String(line)}`),
    ]).to.deep.equal(['N', ['the action of the overlay matches nothing: 4']]);
  });

  it('lets an action without update and remove change nothing', async () => {
    expect((await apply(overlay('{target: $.info}'))).document.title).to.equal('T');
  });

  const NEW: readonly (readonly [string, string, string, unknown])[] = [
    ['replaces a value', '{target: $.info.title, update: N}', '#/info/title', 'N'],
    ['joins a list to a list', '{target: $.tags, update: [{name: d}]}', '#/tags/3', { name: 'd' }],
    ['copies an object', "{target: $.info, copy: '$.tags[0]'}", '#/info/name', 'a'],
    ['copies into a list', "{target: $.tags, copy: '$.tags[1]'}", '#/tags/3', { name: 'b' }],
    [
      'replaces an item that is a value',
      "{target: '$.paths[*].get.tags[0]', update: z}",
      '#/paths/~1x/get/tags/0',
      'z',
    ],
  ];

  for (const [what, action, pointer, value] of NEW) {
    it(`of version 1.1 ${what}`, async () => {
      const { tree } = await apply(overlay(action).replace('1.0.0', '1.1.0'));
      expect(valueAt(tree.root.value, pointer.slice(1))).to.deep.equal(value);
    });
  }

  it('of version 1.1 is refused where a copy selects several nodes', async () => {
    const text = overlay("{target: $.info, copy: '$.tags[*]'}").replace('1.0.0', '1.1.0');
    expect((await refusalOf(apply(text))).message).to.match(/^the copy does not select one node/);
  });

  it('of version 1.0 has no copy', async () => {
    const text = overlay("{target: $.info, copy: '$.tags[0]'}");
    expect((await refusalOf(apply(text))).message).to.match(/^an action has no field "copy"/);
  });

  const REFUSED: readonly (readonly [string, string, string, string])[] = [
    ['is none', 'openapi: 3.0.0\n', 'overlay-invalid', 'the file is no OpenAPI Overlay 1.0 or 1.1'],
    [
      'is of another version',
      'overlay: 2.0.0\n',
      'overlay-invalid',
      'the file is no OpenAPI Overlay 1.0 or 1.1',
    ],
    [
      'has no actions',
      'overlay: 1.0.0\nactions: []\n',
      'overlay-invalid',
      'the overlay has no actions',
    ],
    ['has no target', overlay('{update: {}}'), 'overlay-invalid', 'the action has no target'],
    [
      'has a broken target',
      overlay("{target: '$.a[', update: {}}"),
      'overlay-invalid',
      "the target is no JSONPath: a name with a hyphen in it stands in ['quotes']",
    ],
    [
      'has an endless target',
      overlay(
        `{target: $, update: {x-long: ${'a'.repeat(200)}}}`,
        `{target: '$..[?match(@, "(.|.)*(.|.)*(.|.)*(.|.)*(.|.)*#")]', remove: true}`,
      ),
      'overlay-invalid',
      'the target takes too long, or matches too much',
    ],
    [
      'has an unknown field',
      overlay('{target: $, updat: {}}'),
      'overlay-invalid',
      'an action has no field "updat"',
    ],
    [
      'updates a value',
      overlay('{target: $.info.title, update: {}}'),
      'overlay-invalid',
      'the target is a value',
    ],
    [
      'updates an object with a value',
      overlay('{target: $.info, update: 1}'),
      'overlay-invalid',
      'the update of an object is no object',
    ],
    [
      'removes the document',
      overlay('{target: $, remove: true}'),
      'overlay-invalid',
      'the whole document cannot be removed',
    ],
  ];

  for (const [what, text, code, message] of REFUSED) {
    it(`is refused that ${what}`, async () => {
      const refusal = await refusalOf(apply(text));
      expect([
        refusal.code,
        refusal.message.replace(/ at \S+overlay\.yaml:\d+:\d+$/, ''),
      ]).to.deep.equal([code, message]);
    });
  }
});
