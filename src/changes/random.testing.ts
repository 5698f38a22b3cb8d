import type { Change } from '../model/change.js';
import type { Contract } from '../model/contract.js';
import { isSent } from './schema/sends.js';
import { accepts } from './schema/accepts.js';
import { Nodes } from './schema/nodes.js';
import { textTests } from '../app/text-tests.js';
import { changesBetween } from './diff.js';
import { loaded, NOW } from './diff.testing.js';

type Pair = readonly [unknown, unknown];

const document = (schemas: readonly unknown[]) => ({
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  paths: Object.fromEntries(
    schemas.map((schema, index) => [
      `/p${String(index)}`,
      {
        post: {
          requestBody: { required: true, content: { 'application/json': { schema } } },
          responses: { 204: { description: 'd' } },
        },
      },
    ]),
  ),
});

/** What was told of one pair, and by what that can be checked. */
export interface Told {
  readonly pair: Pair;
  readonly changes: readonly Change[];
  /** Whether a value is sent under the first schema. */
  readonly sends: (value: unknown) => boolean;
  /** Whether a value is valid under the second schema. */
  readonly takes: (value: unknown) => boolean;
  /** Whether the comparison and the validator are of one mind about a value. */
  readonly agrees: (value: unknown) => boolean;
}

/** Compares many pairs at once, as requests. */
export const toldOf = async (pairs: readonly Pair[]): Promise<readonly Told[]> => {
  const contracts = {
    old: await loaded(document(pairs.map(([one]) => one))),
    new: await loaded(document(pairs.map(([, other]) => other))),
  };
  const changes = changesBetween(contracts, { tests: textTests, now: NOW });
  const nodes = new Nodes(textTests);
  return pairs.map((pair, index) => {
    const [old, now] = [schemaAt(contracts.old, index), schemaAt(contracts.new, index)];
    const node = nodes.of(old.written, 'request');
    const isStrange = (name: string) => /^undocumented/i.test(name);
    return {
      pair,
      changes: changes.filter(({ operations }) => operations.includes(`POST /p${String(index)}`)),
      sends: (value) => old.spec.accepts(value) && isSent([node], value, isStrange),
      takes: (value) => now.spec.accepts(value),
      agrees: (value) => old.spec.accepts(value) === accepts([node], value),
    };
  });
};

const schemaAt = (contract: Contract, index: number) => {
  const media = contract.tree.operations[index]?.requestBody?.content.get('application/json');
  const written = media?.schema;
  const spec = written && contract.validator(written, 'request');
  if (!spec) throw new Error('the document has no such schema');
  return { written, spec };
};
