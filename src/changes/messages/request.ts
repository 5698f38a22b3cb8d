import type { DocumentRequestBody } from '../../model/document.js';
import { steady } from '../draft.js';
import { type Context, type OperationPair, requestLine, writtenOf } from './context.js';
import { coverOf, exampleOf, formOf, type Media, mediaOf, withinOf } from './media.js';
import { compareAt } from './report-schemas.js';
import { noteUnread } from './unread.js';

/** Every body that the old document lets clients send must be one that the new document takes. */
export const compareRequestBodies = (pair: OperationPair, context: Context): void => {
  const [before, after] = [pair.old.written.requestBody, pair.new.written.requestBody];
  const place = { direction: 'request', at: 'request.body', what: 'the body' } as const;
  if (noteUnread(writtenOf(pair), { ...place, old: [before], new: [after] }, context)) return;
  if (after?.required && !before?.required) noteRequired(pair, before, after, context);
  if (!before) return;
  if (!after) {
    context.add({
      kind: 'request-body-removed',
      verdict: 'withdrawn',
      direction: 'request',
      operation: pair.old.operation.id,
      at: 'request.body',
      title: 'the body is no longer documented',
      old: before.pointer,
      new: pair.new.operation.pointer,
    });
    return;
  }
  const [own, others] = [mediaOf(before.content), mediaOf(after.content)];
  for (const media of own) {
    const cover = coverOf(media, others);
    const within = withinOf(media, { own, others });
    for (const each of new Set([...(cover ? [cover] : []), ...within]))
      compareBody(pair, media, each, context);
    if (!cover && others.length > 0) noteMediaType(pair, media, after, context);
  }
};

const narrower = (media: Media, cover: Media): Media => (coverOf(cover, [media]) ? cover : media);

const compareBody = (pair: OperationPair, media: Media, cover: Media, context: Context): void => {
  const place = { direction: 'request', at: 'request.body', what: media.name } as const;
  if (noteUnread(writtenOf(pair), { ...place, old: [media.media], new: [cover.media] }, context))
    return;
  compareAt(
    {
      kind: 'request-schema',
      direction: 'request',
      operation: pair.old.operation.id,
      at: 'request.body',
      old: media.media.schema,
      new: cover.media.schema,
      form: formOf(media),
      message: (body) => ({
        request: {
          ...requestLine(pair.old),
          contentType: exampleOf(narrower(media, cover).range),
          body,
        },
      }),
    },
    context,
  );
};

const noteRequired = (
  pair: OperationPair,
  before: DocumentRequestBody | undefined,
  after: DocumentRequestBody,
  { add }: Context,
): void => {
  add({
    kind: 'request-body-required',
    verdict: 'breaking',
    direction: 'request',
    operation: pair.old.operation.id,
    at: 'request.body',
    title: 'a body is required now',
    old: before?.pointer ?? pair.old.operation.pointer,
    new: after.pointer,
    witness: {
      message: { request: requestLine(pair.old) },
      acceptedBy: 'old',
      rejectedBy: 'new',
    },
  });
};

const noteMediaType = (
  pair: OperationPair,
  media: Media,
  after: DocumentRequestBody,
  { add }: Context,
): void => {
  add({
    kind: 'request-media-type-removed',
    verdict: 'breaking',
    direction: 'request',
    operation: pair.old.operation.id,
    at: 'request.headers/content-type',
    title: `${media.name} is no longer taken`,
    old: media.media.pointer,
    new: after.pointer,
    cause: `request-media-type-removed ${media.name} ${steady(after.pointer, pair.old.operation.id)}`,
    witness: {
      message: { request: { ...requestLine(pair.old), contentType: exampleOf(media.range) } },
      acceptedBy: 'old',
      rejectedBy: 'new',
    },
  });
};
