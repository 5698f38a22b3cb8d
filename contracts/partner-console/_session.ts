import { expect } from 'chai';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RootHookObject } from 'mocha';

/** Pact reports its use to its makers unless this is set before its library starts. */
process.env.PACT_DO_NOT_TRACK = 'true';

export const CONSUMER = 'partner-console';
export const PROVIDER = 'partner-clients';

/** Where the tests write: a folder of their own, for Pact merges what it writes into what it finds. */
export const WRITTEN = join(import.meta.dirname, '..', '..', 'pacts');

const agreed = new Set<string>();

/** Takes note of an interaction. Two of one description and states would overwrite each other in silence. */
export const register = (description: string): void => {
  if (agreed.has(description)) throw new Error(`two interactions are called "${description}"`);
  agreed.add(description);
};

const descriptionsIn = (file: string): readonly string[] => {
  const pact: unknown = JSON.parse(readFileSync(join(WRITTEN, file), 'utf8'));
  if (typeof pact !== 'object' || pact === null || !('interactions' in pact)) return [];
  return [pact.interactions].flat().map((each: unknown) => {
    if (typeof each !== 'object' || each === null || !('description' in each)) return '';
    return String(each.description);
  });
};

export const mochaHooks: RootHookObject = {
  beforeAll() {
    rmSync(WRITTEN, { recursive: true, force: true });
  },
  afterAll() {
    const files = existsSync(WRITTEN) ? readdirSync(WRITTEN) : [];
    expect(files.flatMap(descriptionsIn).sort()).to.deep.equal([...agreed].sort());
  },
};
