import { type ErrorKind, errorsOf } from '../model/error.js';

export const OPENAPI_ERRORS = {
  'document-too-large': { exit: 2, next: 'name a smaller document' },
  'document-not-text': { exit: 2, next: 'name a YAML or JSON file in UTF-8' },
  'document-empty': { exit: 2, next: 'name an OpenAPI document' },
  'document-syntax': { exit: 2, next: 'repair the YAML or JSON at this place' },
  'document-duplicate-key': { exit: 2, next: 'remove one of the two keys' },
  'document-alias-bomb': { exit: 2, next: 'use `$ref` in place of YAML aliases' },
  'document-too-deep': { exit: 2, next: 'nest the document less deeply' },
  'document-not-openapi': { exit: 2, next: 'name an OpenAPI 3.0 or 3.1 document' },
  'document-version': { exit: 2, next: 'convert the document to OpenAPI 3.0 or 3.1' },
  'document-structure': { exit: 2, next: 'repair the document at this place' },
  'document-dialect': { exit: 2, next: 'use the default dialect of OpenAPI 3.1' },
  'ref-syntax': { exit: 2, next: 'write `$ref` as a text: a relative path and a JSON pointer' },
  'pattern-too-slow': { exit: 3, next: 'simplify the `pattern` in the document' },
  'overlay-invalid': { exit: 2, next: 'see the OpenAPI Overlay Specification 1.1' },
  'overlay-unmatched': { exit: 2, next: 'correct or remove the action' },
} as const satisfies Readonly<Record<string, ErrorKind>>;

export const openapiError = errorsOf(OPENAPI_ERRORS);
