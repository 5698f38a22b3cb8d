import { expect } from 'chai';
import { documentOf } from '../corpus/documents.testing.js';
import { changesOf } from '../diff.testing.js';

const LAYERS = 9;
const WIDTH = 30;

/** Layers of alternatives, each of which may be any of the next: more ways than anybody can walk. */
const layers = (deepest: object): object =>
  Object.fromEntries(
    Array.from({ length: LAYERS }, (_, layer) =>
      Array.from({ length: WIDTH }, (__, index) => {
        const next = Array.from({ length: WIDTH }, (___, at) => ({
          $ref: `#/components/schemas/L${layer + 1}N${at}`,
        }));
        const isLast = layer === LAYERS - 1;
        return [`L${layer}N${index}`, isLast ? deepest : { anyOf: next }] as const;
      }),
    ).flat(),
  );

const document = (deepest: object) => {
  const schema = { $ref: '#/components/schemas/L0N0' };
  const post = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 200: { description: 'd' } },
  };
  return documentOf({ '/x': { post } }, { components: { schemas: layers(deepest) } });
};

describe('what is undecided', () => {
  it('is told why, where alternatives have more ways than anybody can walk', async () => {
    const pattern = '^(?=a)(?<b>c)\\k<b>$';
    const changes = await changesOf(document({ pattern }), document({ pattern: `${pattern}|d` }));
    expect(new Set(changes.map(({ verdict }) => verdict))).to.deep.equal(new Set(['undecided']));
  });
});
