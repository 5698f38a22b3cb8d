import type {
  Match,
  MediaTypeSpec,
  Operation,
  ResponseSpec,
  SchemaSpec,
} from '../model/contract.js';
import type { Exchange, HttpResponse } from '../model/exchange.js';
import { contentFor, isUndecided } from '../model/http/content.js';
import { essence, isJson } from '../model/http/media-type.js';
import { couldNotTell, notApplicable, type Verdict } from '../model/verdict.js';

/** For an exchange without an answer; the engine says so before a check is asked. */
export const NO_ANSWER = couldNotTell('no answer came');
export const BROKEN_OFF = couldNotTell('the answer broke off');
export const NOT_KEPT = couldNotTell('the recording has no content for this answer');
export const SERVER_FAILED = couldNotTell(
  'the server failed, and what it would have answered is hidden',
);

const TOO_OFTEN = couldNotTell('the caller was told that it asks too often');

/** What hides how a server treats a request that it must refuse; undefined: nothing does. */
export const hidingOf = (status: number): Verdict | undefined => {
  if (status >= 500) return SERVER_FAILED;
  return status === 429 ? TOO_OFTEN : undefined;
};

export const HEADERS_UNKNOWN = couldNotTell(
  'the recording does not keep every header of this answer',
);

export const UNMATCHED = notApplicable('the request is of no operation of the document');
/** A recording may hold the traffic of other sites, too. */
export const ELSEWHERE = notApplicable('the request is of another API');
/** Whether a recorded request is of no path of the document, and none of ours that was to be of none. */
export const isElsewhere = ({ match, source, purpose }: Exchange): boolean =>
  match.kind === 'unknown-path' && source === 'har' && purpose === undefined;
export const NO_BODY = notApplicable('the answer has no content');
export const NO_JSON = notApplicable('the answer is no JSON');
export const NO_REQUEST_JSON = notApplicable('the request has no JSON content');
export const NO_SCHEMA = notApplicable('the document has no JSON schema for this answer');

/** The operation that the request is of, if it is of one. */
export const operationOf = ({ match }: Exchange): Operation | undefined =>
  match.kind === 'operation' ? match.operation : undefined;

/** What the document says of an answer with this status. */
export const specOf = (exchange: Exchange, { status }: HttpResponse): ResponseSpec | undefined =>
  operationOf(exchange)?.response(status);

/**
 * The content that the document declares for the media type of a message. A message that does not
 * name its type is taken at its word where only one type is declared: that it names none is another
 * check's affair.
 */
export const declaredFor = (
  content: readonly MediaTypeSpec[],
  contentType: string | undefined,
): MediaTypeSpec | undefined => {
  if (contentType === undefined) return content.length === 1 ? content[0] : undefined;
  return contentFor(content, contentType);
};

/** Whether a message is to be read as JSON: by its type, else by the only one that it may have. */
export const isReadAsJson = (
  contentType: string | undefined,
  { mediaType }: Pick<MediaTypeSpec, 'mediaType'>,
): boolean => isJson(contentType === undefined ? mediaType : essence(contentType));

const UNDECIDED = couldNotTell(
  'the document tells media types apart by parameters that the answer does not name',
);
const UNREAD = new Map<string, Verdict>();

/** That nobody can tell, where a part of the document that it takes cannot be read. */
export const unreadable = (because: string | undefined): Verdict | undefined => {
  if (because === undefined) return undefined;
  const verdict = UNREAD.get(because) ?? couldNotTell(because);
  if (UNREAD.size < 100) UNREAD.set(because, verdict);
  return verdict;
};

/** That nobody can tell, where the schema may yet refuse a value that it has let pass. */
export const doubted = (schema: SchemaSpec, value: unknown): Verdict | undefined =>
  unreadable(schema.doubt?.(value));

/** Whether a schema lets a value pass for certain. */
export const surelyAccepts = (schema: SchemaSpec, value: unknown): boolean =>
  schema.accepts(value) && schema.doubt?.(value) === undefined;

/** What the document says of one answer: check after check asks the same of the one at hand. */
const ofLast = <T>(tell: (exchange: Exchange, response: HttpResponse) => T): typeof tell => {
  let last:
    { readonly response: HttpResponse; readonly match: Match; readonly told: T } | undefined;
  return (exchange, response) => {
    const { match } = exchange;
    if (last?.response !== response || last.match !== match)
      last = { response, match, told: tell(exchange, response) };
    return last.told;
  };
};

/** Why what the document says of an answer cannot be read. */
export const unreadOf = ofLast((exchange, response): Verdict | undefined => {
  const spec = specOf(exchange, response);
  if (!spec) return unreadable(operationOf(exchange)?.unread?.responses);
  const contentType = response.headers.get('content-type');
  if (contentType !== undefined && isUndecided(spec.content, contentType)) return UNDECIDED;
  return unreadable(spec.unread ?? declaredFor(spec.content, contentType)?.unread);
});

/** The schema that the JSON content of an answer is under; undefined where there is none. */
export const schemaOf = ofLast((exchange, response): SchemaSpec | undefined => {
  const content = specOf(exchange, response)?.content;
  if (!content || content.length === 0) return undefined;
  const contentType = response.headers.get('content-type');
  const media = declaredFor(content, contentType);
  return media && isReadAsJson(contentType, media) ? media.schema : undefined;
});

/** The schema that the JSON content of a request is under; undefined where there is none. */
export const requestSchemaOf = (exchange: Exchange): SchemaSpec | undefined => {
  const content = operationOf(exchange)?.requestBody?.content;
  if (!content) return undefined;
  const contentType = exchange.request.headers.get('content-type');
  const media = declaredFor(content, contentType);
  return media && isReadAsJson(contentType, media) ? media.schema : undefined;
};

/** Whether a header that is not in the list was not in the answer either: a pact names those that it asks for. */
export const knowsHeaders = ({ source }: Exchange, { headers, raw }: HttpResponse): boolean =>
  source !== 'pact' && headers.isKept && (isSome(headers.entries) || raw !== undefined);

/** A type alone is what is left where all else was taken out. */
const isSome = (entries: HttpResponse['headers']['entries']): boolean =>
  entries.length > 1 || (entries[0] ?? NO_FIELD).name.toLowerCase() !== 'content-type';

const NO_FIELD = { name: 'content-type' };
