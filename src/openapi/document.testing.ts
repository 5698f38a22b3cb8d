import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Contract, Profile, SchemaSpec } from '../model/contract.js';
import { ConformanceError } from '../model/error.js';
import { loadContract } from './load.js';

/** A folder of files that is gone after the test; `api.yaml` is the document. */
export const inFolder = async <T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** Loads the document `api.yaml` among the files, and compiles all of it. */
export const loadFiles = (
  files: Readonly<Record<string, string | Uint8Array>>,
  profile: Profile = 'published',
): Promise<Contract> =>
  inFolder(files, async (folder) => {
    const contract = await loadContract({
      file: join(folder, 'api.yaml'),
      displayPath: 'api.yaml',
      profile,
      overlays: 'overlay.yaml' in files ? [join(folder, 'overlay.yaml')] : [],
    });
    contract.compileAll();
    return contract;
  });

export const load = (document: unknown): Promise<Contract> =>
  loadFiles({ 'api.yaml': typeof document === 'string' ? document : JSON.stringify(document) });

/** A document with one operation, `GET /x`, that answers a value of the component `S`. */
export const documentOf = (schemas: Readonly<Record<string, unknown>>, openapi = '3.0.3') => ({
  openapi,
  info: { title: 'T', version: '1' },
  paths: {
    '/x': {
      get: { responses: { 200: { description: 'd', content: json('S') } } },
      post: { requestBody: { content: json('S') }, responses: { 204: { description: 'd' } } },
    },
  },
  components: { schemas },
});

const json = (name: string) => ({
  'application/json': { schema: { $ref: `#/components/schemas/${name}` } },
});

/** The compiled schema `S`, as it is read in answers or in requests. */
export const schemaOf = async (
  schemas: Readonly<Record<string, unknown>>,
  openapi = '3.0.3',
  direction: 'request' | 'response' = 'response',
): Promise<SchemaSpec> => {
  const { operations } = await load(documentOf(schemas, openapi));
  const content =
    direction === 'response'
      ? operations[0]?.responses[0]?.content
      : operations[1]?.requestBody?.content;
  const schema = content?.[0]?.schema;
  if (!schema) throw new Error('the document has no such schema');
  return schema;
};

/** Code and message of the error that a promise ends in, `folder` for what changes from run to run. */
export const refusalOf = async (
  promise: Promise<unknown>,
): Promise<{ readonly code: string; readonly message: string; readonly exit: number }> => {
  try {
    await promise;
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    const { code, message, exit } = error;
    return { code, message, exit };
  }
  throw new Error('nothing was refused');
};
