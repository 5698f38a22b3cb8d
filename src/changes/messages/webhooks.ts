import type { DocumentHeader, DocumentOperation, DocumentParameter } from '../../model/document.js';
import type { ChangeVerdict } from '../change.js';
import type { Draft } from '../draft.js';
import type { KindId } from '../kinds.js';
import type { Context } from './context.js';
import { coverOf, exampleOf, formOf, type Media, mediaOf, valueOf } from './media.js';
import { compareAt } from './report-schemas.js';
import { noteLost, noteUnread, type WrittenPair } from './unread.js';
import { compareWebhookAnswers } from './webhook-answers.js';

/** What servers send of themselves: here they are who sends, and clients are to take it. */
export const compareWebhooks = (context: Context): void => {
  const { old, new: now } = context.contracts;
  const [before, after] = [old.tree, now.tree].map(
    ({ pushed }) => new Map(pushed.map((each) => [idOf(each), each])),
  );
  for (const [id, each] of before ?? []) {
    const other = after?.get(id);
    if (!other) note(context, id, each, 'removed');
    else if (!context.schemas.isUnchanged(each, other))
      compareWebhook({ id, old: each, new: other }, context);
  }
  for (const [id, each] of after ?? []) if (!before?.has(id)) note(context, id, each, 'added');
};

const idOf = ({ method, path }: DocumentOperation): string =>
  `${method} ${path.replace(/\{[^{}$]*\}/g, '{}')}`;

const note = (
  { add }: Context,
  id: string,
  { pointer }: DocumentOperation,
  what: 'added' | 'removed',
): void => {
  add({
    kind: what === 'added' ? 'webhook-added' : 'webhook-removed',
    verdict: what === 'added' ? 'safe' : 'withdrawn',
    direction: 'response',
    operation: id,
    at: 'webhook',
    title: `${id} is ${what === 'added' ? 'new' : 'no longer there'}`,
    ...(what === 'added' ? { new: pointer } : { old: pointer }),
  });
};

const compareWebhook = (pair: WrittenPair, context: Context): void => {
  compareContents(pair, context);
  compareParameters(pair, context);
  compareWebhookAnswers(pair, context);
};

interface Found {
  readonly kind: KindId;
  readonly at: string;
  readonly title: string;
  readonly message?: Readonly<Record<string, unknown>>;
}

const found = (
  pair: WrittenPair,
  { kind, at, title, message }: Found,
  places: { readonly old: string; readonly new: string },
): Draft => {
  const verdict: ChangeVerdict = message ? 'breaking' : 'withdrawn';
  const common = { kind, at, title, verdict, direction: 'response', operation: pair.id } as const;
  const witness = message && ({ message, acceptedBy: 'new', rejectedBy: 'old' } as const);
  return { ...common, ...places, ...(witness ? { witness } : {}) };
};

const compareContents = (pair: WrittenPair, context: Context): void => {
  const [before, after] = [pair.old.requestBody, pair.new.requestBody];
  const place = { direction: 'response', at: 'webhook.body', what: 'the body' } as const;
  if (noteUnread(pair, { ...place, old: [before], new: [after] }, context)) return;
  if (!before) return;
  const places = { old: before.pointer, new: after?.pointer ?? pair.new.pointer };
  if (before.required && !after?.required) {
    const title = 'a body need not come any more';
    const message = { webhook: { name: pair.id } };
    context.add(
      found(pair, { kind: 'webhook-body-missing', at: 'webhook.body', title, message }, places),
    );
  }
  const known = mediaOf(before.content);
  for (const media of after ? mediaOf(after.content) : []) {
    const cover = coverOf(media, known);
    if (cover) compareBody(pair, cover, media, context);
    else if (known.length > 0) {
      const title = `${media.name} may come now`;
      const message = { webhook: { name: pair.id, contentType: exampleOf(media.range) } };
      const at = 'webhook.headers/content-type';
      context.add(found(pair, { kind: 'webhook-media-type-added', at, title, message }, places));
    }
  }
};

const compareBody = (pair: WrittenPair, old: Media, now: Media, context: Context): void => {
  const place = { direction: 'response', at: 'webhook.body', what: now.name } as const;
  if (noteUnread(pair, { ...place, old: [old.media], new: [now.media] }, context)) return;
  compareAt(
    {
      kind: 'webhook-schema',
      direction: 'response',
      operation: pair.id,
      at: 'webhook.body',
      old: old.media.schema,
      new: now.media.schema,
      form: formOf(now),
      message: (body) => ({
        webhook: { name: pair.id, contentType: exampleOf(now.range), body },
      }),
    },
    context,
  );
};

const keyed = ({ parameters }: DocumentOperation): ReadonlyMap<string, DocumentParameter> =>
  new Map(parameters.map((each) => [`${each.in} ${each.name.toLowerCase()}`, each]));

const compareParameters = (pair: WrittenPair, context: Context): void => {
  const after = keyed(pair.new);
  const lost = { direction: 'response', at: 'webhook', what: 'a parameter' } as const;
  const isLost = noteLost(pair, 'parameters', context, lost);
  for (const [key, old] of keyed(pair.old)) {
    const now = after.get(key);
    const at = `webhook.${old.in}/${old.name}`;
    const places = { old: old.pointer, new: now?.pointer ?? pair.new.pointer };
    const what = `the ${old.in} parameter ${JSON.stringify(old.name)}`;
    if (!now && isLost.new) continue;
    if (old.required && !now?.required) {
      const title = `${what} may be missing now`;
      const message = { webhook: { name: pair.id, [old.in]: {} } };
      context.add(found(pair, { kind: 'webhook-parameter-missing', at, title, message }, places));
    } else if (!now) {
      const title = `${what} is no longer documented`;
      context.add(found(pair, { kind: 'webhook-parameter-missing', at, title }, places));
    }
    if (now) compareParameter(pair, { at, old, now }, context);
  }
};

const compareParameter = (
  pair: WrittenPair,
  { at, old, now }: { at: string; old: DocumentParameter; now: DocumentHeader },
  context: Context,
): void => {
  const [before, after] = [valueOf(old), valueOf(now)];
  compareAt(
    {
      kind: 'webhook-schema',
      direction: 'response',
      operation: pair.id,
      at,
      old: before.schema,
      new: after.schema,
      form: after.form,
      message: (value) => ({ webhook: { name: pair.id, [old.in]: { [old.name]: value } } }),
    },
    context,
  );
};
