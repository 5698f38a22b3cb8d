import type { DocumentHeader, DocumentOperation, DocumentResponse } from '../../model/document.js';
import { steady } from '../draft.js';
import { type Context, type OperationPair, writtenOf } from './context.js';
import { coverOf, exampleOf, formOf, type Media, mediaOf, withinOf } from './media.js';
import { compareAt } from './report-schemas.js';
import { noteLost, noteUnread } from './unread.js';

type Listed = DocumentOperation['responses'][number];

interface ResponsePair {
  readonly status: number;
  readonly old: Listed;
  readonly new: Listed;
}

/** Every answer that the new document lets servers send must be one that the old document allowed. */
export const compareResponses = (pair: OperationPair, context: Context): void => {
  const [before, after] = [pair.old.written.responses, pair.new.written.responses];
  const isLost = noteLost(writtenOf(pair), 'responses', context);
  const met = new Set<string>();
  for (let status = 100; status < 600; status++) {
    const [old, now] = [listedFor(before, status), listedFor(after, status)];
    const key = `${old?.key ?? ''} ${now?.key ?? ''}`;
    if (met.has(key)) continue;
    if (!now || (now.key === 'default' && isCatchAll(status, after))) continue;
    met.add(key);
    if (old) compareResponse(pair, { status, old, new: now }, context);
    else if (!isLost.old) noteStatus(pair, status, now, context);
  }
  if (!isLost.new) noteGone(pair, before, after, context);
};

export const listedFor = (listed: readonly Listed[], status: number): Listed | undefined =>
  listed.find(({ key }) => key === String(status)) ??
  listed.find(({ key }) => key === `${Math.floor(status / 100)}XX`) ??
  listed.find(({ key }) => key === 'default');

/** Where successes are listed, `default` stands for errors. */
const isCatchAll = (status: number, listed: readonly Listed[]): boolean =>
  status < 400 && listed.some(({ key }) => /^[23]/.test(key));

const noteStatus = (pair: OperationPair, status: number, now: Listed, { add }: Context): void => {
  // RFC 9110, section 15: a client takes an unknown status for the first of its class.
  const isError = status >= 400 || now.key === 'default';
  add({
    kind: 'response-status-added',
    verdict: isError ? 'safe' : 'breaking',
    direction: 'response',
    operation: pair.old.operation.id,
    at: 'response.status',
    title: `the status ${now.key} is new`,
    old: pair.old.operation.pointer,
    new: now.entry.pointer,
    ...(isError
      ? {}
      : {
          witness: {
            message: { response: { status } },
            acceptedBy: 'new' as const,
            rejectedBy: 'old' as const,
          },
        }),
  });
};

const noteGone = (
  pair: OperationPair,
  before: readonly Listed[],
  after: readonly Listed[],
  { add }: Context,
): void => {
  const isKept = ({ key }: Listed) =>
    key === 'default'
      ? ['4XX', '5XX'].every((each) => after.some((listed) => listed.key === each))
      : listedFor(after, Number(key.replace('XX', '00'))) !== undefined;
  for (const listed of before) {
    if (after.some(({ key }) => key === listed.key) || isKept(listed)) continue;
    const isDefault = listed.key === 'default';
    add({
      kind: isDefault ? 'response-default-removed' : 'response-status-removed',
      verdict: isDefault ? 'withdrawn' : 'safe',
      direction: 'response',
      operation: pair.old.operation.id,
      at: 'response.status',
      status: listed.key,
      title: `${isDefault ? 'the default response' : `the status ${listed.key}`} is no longer documented`,
      old: listed.entry.pointer,
      new: pair.new.operation.pointer,
    });
  }
};

const compareResponse = (pair: OperationPair, responses: ResponsePair, context: Context): void => {
  const [before, after] = [responses.old.response, responses.new.response];
  const [old, now] = [responses.old.entry, responses.new.entry];
  const what = `the response ${responses.new.key}`;
  const place = { direction: 'response', at: 'response.status', what } as const;
  if (noteUnread(writtenOf(pair), { ...place, old: [old, before], new: [now, after] }, context))
    return;
  compareHeaders(pair, responses, context);
  compareContents(pair, responses, context);
};

const compareContents = (pair: OperationPair, responses: ResponsePair, context: Context): void => {
  const [before, after] = [responses.old.response, responses.new.response];
  const [old, now] = [mediaOf(before.content), mediaOf(after.content)];
  for (const media of old) {
    // What a client asks for by Accept is what it gets.
    const cover = coverOf(media, now);
    const within = withinOf(media, { own: old, others: now });
    const sent = new Set([...(cover ? [cover] : []), ...within]);
    if (sent.size === 0) noteMediaType(pair, responses, media, context);
    for (const each of sent) compareBody(pair, responses, media, each, context);
  }
};

const compareBody = (
  pair: OperationPair,
  { status, old: { key } }: ResponsePair,
  old: Media,
  now: Media,
  context: Context,
): void => {
  const place = { direction: 'response', at: 'response.body', what: now.name } as const;
  if (noteUnread(writtenOf(pair), { ...place, old: [old.media], new: [now.media] }, context))
    return;
  compareAt(
    {
      kind: 'response-schema',
      direction: 'response',
      operation: pair.old.operation.id,
      at: 'response.body',
      status: key,
      old: old.media.schema,
      new: now.media.schema,
      form: formOf(now),
      message: (body) => ({ response: { status, contentType: exampleOf(now.range), body } }),
    },
    context,
  );
};

const noteMediaType = (
  pair: OperationPair,
  { status, old: { key }, new: now }: ResponsePair,
  media: Media,
  { add }: Context,
): void => {
  const [other] = mediaOf(now.response.content);
  add({
    kind: 'response-media-type-removed',
    verdict: 'breaking',
    direction: 'response',
    operation: pair.old.operation.id,
    at: 'response.headers/content-type',
    status: key,
    title: `${media.name} no longer comes`,
    old: media.media.pointer,
    new: now.entry.pointer,
    cause: `response-media-type-removed ${media.name} ${status} ${steady(now.response.pointer, pair.old.operation.id)}`,
    witness: {
      message: {
        request: { accept: media.name },
        response: { status, ...(other ? { contentType: exampleOf(other.range) } : {}) },
      },
      acceptedBy: 'new',
      rejectedBy: 'old',
    },
  });
};

const headersOf = ({ headers }: DocumentResponse): ReadonlyMap<string, DocumentHeader> =>
  new Map(
    [...headers]
      .map(([name, header]) => [name.toLowerCase(), header] as const)
      // OpenAPI has it said elsewhere.
      .filter(([name]) => name !== 'content-type'),
  );

const compareHeaders = (pair: OperationPair, responses: ResponsePair, context: Context): void => {
  const [before, after] = [responses.old.response, responses.new.response].map(headersOf);
  for (const [name, old] of before ?? []) {
    const now = after?.get(name);
    const at = `response.headers/${name}`;
    const place = { direction: 'response', at, what: `the header ${name}` } as const;
    if (noteUnread(writtenOf(pair), { ...place, old: [old], new: [now] }, context)) continue;
    if (old.required && !now?.required) noteHeader(pair, responses, { name, old, now }, context);
    else if (!now) noteHeader(pair, responses, { name, old, now }, context);
    if (now) compareHeader(pair, responses, { name, old, now }, context);
  }
};

interface Headers {
  readonly name: string;
  readonly old: DocumentHeader;
  readonly now: DocumentHeader | undefined;
}

const noteHeader = (
  pair: OperationPair,
  { status, old: { key }, new: response }: ResponsePair,
  { name, old, now }: Headers,
  { add }: Context,
): void => {
  const isBreaking = old.required;
  add({
    kind: isBreaking ? 'response-header-missing' : 'response-header-removed',
    verdict: isBreaking ? 'breaking' : 'withdrawn',
    direction: 'response',
    operation: pair.old.operation.id,
    at: `response.headers/${name}`,
    status: key,
    title: isBreaking
      ? `the header ${name} may be missing now`
      : `the header ${name} is no longer documented`,
    old: old.pointer,
    new: now?.pointer ?? response.entry.pointer,
    cause: `header ${name} ${status} ${steady(old.pointer, pair.old.operation.id)}`,
    ...(isBreaking
      ? {
          witness: {
            message: { response: { status, headers: {} } },
            acceptedBy: 'new' as const,
            rejectedBy: 'old' as const,
          },
        }
      : {}),
  });
};

const compareHeader = (
  pair: OperationPair,
  { status, old: { key } }: ResponsePair,
  { name, old, now }: Headers,
  context: Context,
): void => {
  const [ofOld] = old.content.values();
  const [ofNew] = now?.content.values() ?? [];
  compareAt(
    {
      kind: 'response-header-schema',
      direction: 'response',
      operation: pair.old.operation.id,
      at: `response.headers/${name}`,
      status: key,
      old: old.schema ?? ofOld?.schema,
      new: now?.schema ?? ofNew?.schema,
      form: old.schema ? 'text' : 'json',
      message: (value) => ({ response: { status, headers: { [name]: value } } }),
    },
    context,
  );
};
