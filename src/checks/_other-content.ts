import type { SchemaSpec } from '../model/contract.js';
import type { Exchange, HttpResponse } from '../model/exchange.js';
import { couldNotTell, PASS, type Verdict, verdictOf } from '../model/verdict.js';
import { BROKEN_OFF, declaredFor, doubted, NO_SCHEMA, NOT_KEPT, specOf } from './_parts.js';
import { observe } from './_violations.js';

const OTHER = couldNotTell('content of answers is judged where it is JSON or plain text only');
const SCALARS: ReadonlySet<string> = new Set(['string', 'number', 'integer', 'boolean', 'null']);

/** Judges content that is no JSON: text by a schema of texts or numbers; of other content nobody can tell. */
export const judgeOther = (exchange: Exchange, response: HttpResponse): Verdict => {
  const contentType = response.headers.get('content-type');
  const media = declaredFor(specOf(exchange, response)?.content ?? [], contentType);
  const schema = media?.schema;
  if (!schema) return NO_SCHEMA;
  const types = schema.written?.resolved.types;
  if (media.mediaType.startsWith('text/') && types?.every((each) => SCALARS.has(each)) === true)
    return judgeText(exchange, response, schema);
  // Whatever bytes there are, they are a string.
  return types?.every((each) => each === 'string' || each === 'null') === true ? NO_SCHEMA : OTHER;
};

const judgeText = ({ failure }: Exchange, { body }: HttpResponse, schema: SchemaSpec): Verdict => {
  if (failure) return BROKEN_OFF;
  if (!body.isKept) return NOT_KEPT;
  const fitting = readingsOf(body.text).find((each) => schema.accepts(each));
  if (fitting !== undefined) return doubted(schema, fitting) ?? PASS;
  return verdictOf(observe('response.body', schema.explain(body.text)));
};

/** A text, without the end of its line, and as the number or the word that it may be. */
const readingsOf = (text: string): readonly unknown[] => {
  const line = text.replace(/\r?\n$/, '');
  const word = line.trim();
  const isNumber = /^-?\d{1,300}(?:\.\d{1,300})?$/.test(word);
  return [
    text,
    line,
    ...(isNumber ? [Number(word)] : []),
    ...(isBoolean(word) ? [word === 'true'] : []),
  ];
};

const isBoolean = (word: string): boolean => word === 'true' || word === 'false';
