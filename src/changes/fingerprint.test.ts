import { expect } from 'chai';
import { changesOf } from './diff.testing.js';

const text = { type: 'string' };
const parameter = (name: string, schema: unknown) => ({ name, in: 'query', schema });
const document = (...parameters: readonly unknown[]) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: { '/x': { get: { parameters, responses: { 204: { description: 'd' } } } } },
});

const fingerprints = async (before: unknown, after: unknown) =>
  (await changesOf(before, after)).map(({ fingerprint }) => fingerprint);

describe('the fingerprint of a change', () => {
  const short = { type: 'string', maxLength: 3 };

  it('stays where something else is put before it', async () => {
    const alone = await fingerprints(
      document(parameter('q', text)),
      document(parameter('q', short)),
    );
    const moved = await fingerprints(
      document(parameter('p', text), parameter('q', text)),
      document(parameter('p', text), parameter('q', short)),
    );
    expect(moved).to.deep.equal(alone);
  });

  it('is another where the same place says something else', async () => {
    const one = await fingerprints(document(parameter('q', text)), document(parameter('q', short)));
    const two = await fingerprints(
      document(parameter('q', text)),
      document(parameter('q', { type: 'string', maxLength: 2 })),
    );
    expect(two).not.to.deep.equal(one);
  });
});
