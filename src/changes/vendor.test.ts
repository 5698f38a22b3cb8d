import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { verdictOf } from './diff.js';
import { changesOf } from './diff.testing.js';

const published = readFileSync('specs/partner-clients.v0.yaml', 'utf8');

/** The document with one text in place of another, which must be in it. */
const edited = (from: string | RegExp, to: string): string => {
  const next = published.replace(from, to);
  if (next === published) throw new Error(`the document does not say ${String(from)}`);
  return next;
};

describe('the published document', () => {
  it('is as it was against itself', async () => {
    expect(await changesOf(published, published)).to.deep.equal([]);
  });

  it('is as it was where prose alone is another', async () => {
    expect(
      await changesOf(published, edited(/description: .*/, 'description: something else')),
    ).to.deep.equal([]);
  });

  it('breaks where a path is another', async () => {
    const changes = await changesOf(
      published,
      published.replace(/\}['"]?:$/m, (end) => end.replace('}', '}/more')),
    );
    expect(verdictOf(changes)).to.equal('breaking');
  });

  it('is as it was where a variable is renamed', async () => {
    const names = [...published.matchAll(/\{([A-Za-z]+)\}/g)].map((match) => match[1] ?? '');
    const name = names[0] ?? '';
    const renamed = published
      .replaceAll(`{${name}}`, '{renamed}')
      .replaceAll(new RegExp(`name: ['"]?${name}['"]?$`, 'gm'), 'name: renamed');
    expect(await changesOf(published, renamed)).to.deep.equal([]);
  });

  for (const type of ['boolean', 'array'] as const) {
    it(`breaks where something is no ${type} any more`, async () => {
      const changes = await changesOf(published, edited(`type: ${type}`, 'type: integer'));
      expect(verdictOf(changes)).to.equal('breaking');
    });
  }

  it('shows a message for each schema that breaks', async () => {
    const changes = await changesOf(
      published,
      published.replaceAll('type: boolean', 'type: integer'),
    );
    const breaking = changes.filter(({ verdict }) => verdict === 'breaking');
    expect(breaking.length).to.be.greaterThan(0);
    expect(breaking.filter(({ witness }) => !witness)).to.deep.equal([]);
  });
});
