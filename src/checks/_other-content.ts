import type { SchemaSpec } from '../model/contract.js';
import type { Exchange, HttpResponse } from '../model/exchange.js';
import { couldNotTell, PASS, type Verdict, verdictOf } from '../model/verdict.js';
import { BROKEN_OFF, declaredFor, doubted, NO_SCHEMA, NOT_KEPT, specOf } from './_parts.js';
import { scalars } from './_styles.js';
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
  const word = body.text.trim();
  const fitting = readingsOf(body.text, word).find((each) => schema.accepts(each, word));
  if (fitting !== undefined) return doubted(schema, fitting) ?? PASS;
  return verdictOf(observe('response.body', schema.explain(body.text)));
};

/** A text, without the end of its line, and as what else its word may be. */
const readingsOf = (text: string, word: string): readonly unknown[] => [
  text,
  text.replace(/\r?\n$/, ''),
  ...scalars(word).slice(1),
];
