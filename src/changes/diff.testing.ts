import { textTests } from '../app/text-tests.js';
import type { Change } from './change.js';
import type { Contract } from '../model/contract.js';
import { loadContract } from '../openapi/load.js';
import { inFolder } from '../openapi/document.testing.js';
import { changesBetween } from './diff.js';
import { join } from 'node:path';

export const NOW = Date.parse('2030-01-01T00:00:00Z');

/** Loads a document without compiling it. */
export const loaded = (document: unknown): Promise<Contract> =>
  inFolder(
    { 'api.yaml': typeof document === 'string' ? document : JSON.stringify(document) },
    (folder) =>
      loadContract({
        file: join(folder, 'api.yaml'),
        displayPath: 'api.yaml',
        profile: 'published',
      }),
  );

/** What comes between two documents. */
export const changesOf = async (before: unknown, after: unknown): Promise<readonly Change[]> =>
  changesBetween(
    { old: await loaded(before), new: await loaded(after) },
    { tests: textTests, now: NOW },
  );

/** A document in which `S` is sent (`POST /x`) or received (`GET /x`). */
export const messageOf = (
  schema: unknown,
  direction: 'request' | 'response',
  { openapi = '3.1.0', more = {} }: { readonly openapi?: string; readonly more?: object } = {},
) => {
  const content = { 'application/json': { schema } };
  const description = 'd';
  return {
    openapi,
    info: { title: 'T', version: '1' },
    paths: {
      '/x':
        direction === 'request'
          ? {
              post: {
                requestBody: { required: true, content },
                responses: { 204: { description } },
              },
            }
          : { get: { responses: { 200: { description, content } } } },
    },
    components: { schemas: more },
  };
};
