import type { ConformanceError } from '../model/error.js';
import { recordingsError } from './errors.js';
import { isObject } from '../model/json/walk.js';

interface Kind {
  readonly is: (value: Readonly<Record<string, unknown>>) => boolean;
  readonly name: string;
  readonly next: string;
}

const KINDS: readonly Kind[] = [
  {
    is: (value) => isObject(value.consumer) && isObject(value.provider),
    name: 'a pact',
    next: 'judge it with `conformance pact check`',
  },
  {
    is: (value) => 'openapi' in value || 'swagger' in value,
    name: 'an OpenAPI document',
    next: 'name it with --spec, beside a recording',
  },
  {
    is: (value) => value.type === 'run-started' || (isObject(value.tool) && 'verdict' in value),
    name: 'a report of ours',
    next: 'name the recording that it was made from',
  },
  {
    is: ({ info }) => isObject(info) && '_postman_id' in info,
    name: 'a Postman collection',
    next: 'record what it sends, as HAR 1.2',
  },
];

/** What a file is that is no recording; undefined: nobody knows. */
export const otherKind = (value: unknown, file: string): ConformanceError | undefined => {
  const kind = isObject(value) ? KINDS.find(({ is }) => is(value)) : undefined;
  return kind && recordingsError('recording-invalid', `${file} is ${kind.name}`, kind);
};

/** The same of a text that is no JSON. */
export const otherKindOfText = (text: string, file: string): ConformanceError | undefined => {
  const head = text.slice(0, 4096);
  const told = /^\s*\{"type":"run-started"/.test(head);
  if (told) return otherKind({ type: 'run-started' }, file);
  if (/^(?:openapi|swagger)\s*:/m.test(head)) return otherKind({ openapi: '' }, file);
  return /^\s*<(?:!doctype|html)/i.test(head)
    ? recordingsError('recording-invalid', `${file} is an HTML page`, {
        next: 'export the recording itself, as HAR 1.2',
      })
    : undefined;
};
