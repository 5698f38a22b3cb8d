import { openapiError } from './errors.js';
import { isObject } from '../model/json/walk.js';
import type { Documents } from './documents.js';
import { child, type Place } from './place.js';
import { member, textAt } from './value.js';

/** Which OpenAPI a document speaks, and which JSON Schema its schemas are read by. */
export interface Dialect {
  readonly openapi: '3.0' | '3.1';
  readonly schema: 'draft-07' | '2019-09' | '2020-12';
}

const SCHEMA_DIALECTS: Readonly<Record<string, Dialect['schema'] | undefined>> = {
  'https://spec.openapis.org/oas/3.1/dialect/base': '2020-12',
  'https://json-schema.org/draft/2020-12/schema': '2020-12',
  'https://json-schema.org/draft/2019-09/schema': '2019-09',
  'http://json-schema.org/draft-07/schema': 'draft-07',
};

/** Reads `openapi` and `jsonSchemaDialect`. Throws where the document is not OpenAPI 3.0 or 3.1. */
export const dialectOf = (root: Place, documents: Documents): Dialect => {
  const version = versionOf(root.value);
  const [, spoken, patch] = /^(3\.[01])(?:$|(\.\d+)(?:-|$))/.exec(version ?? '') ?? [];
  if (spoken !== '3.0' && spoken !== '3.1') throw refusal(root, documents, version);
  if (patch === undefined) {
    const what = 'the version of OpenAPI is no text of three numbers';
    documents.gap('structure-is-odd', child(root, 'openapi'), what);
  }
  return spoken === '3.0'
    ? { openapi: '3.0', schema: 'draft-07' }
    : { openapi: '3.1', schema: schemaDialect(root, documents) };
};

/** Without quotes, YAML takes 3.0 for a number. */
const versionOf = (root: unknown): string | undefined => {
  const version = member(root, 'openapi');
  return version === 3 ? '3.0' : version === 3.1 ? '3.1' : textAt(root, 'openapi');
};

const schemaDialect = (root: Place, documents: Documents): Dialect['schema'] => {
  const name = textAt(root.value, 'jsonSchemaDialect');
  if (name === undefined) return '2020-12';
  const key = name.replace(/#$/, '');
  const known = Object.hasOwn(SCHEMA_DIALECTS, key) ? SCHEMA_DIALECTS[key] : undefined;
  if (known) return known;
  const at = documents.at(child(root, 'jsonSchemaDialect'));
  throw openapiError('document-dialect', `the schema dialect is not known${at}`);
};

const refusal = (root: Place, documents: Documents, version: string | undefined): Error => {
  const swagger = textAt(root.value, 'swagger');
  if (swagger !== undefined) {
    const at = documents.at(child(root, 'swagger'));
    return openapiError('document-version', `the document is Swagger 2.0${at}`);
  }
  if (isObject(root.value) && isObject(root.value.log))
    return openapiError('document-not-openapi', `${root.file.shown} is a recording`, {
      next: 'judge it with `conformance check`',
    });
  if (version === undefined) {
    const what = `${root.file.shown} is not an OpenAPI document: no text under "openapi"`;
    return openapiError('document-not-openapi', `${what}${documents.at(root)}`);
  }
  const what = `OpenAPI ${JSON.stringify(version.slice(0, 20))} is not supported`;
  const at = documents.at(child(root, 'openapi'));
  return openapiError('document-version', `${what}${at}`);
};
