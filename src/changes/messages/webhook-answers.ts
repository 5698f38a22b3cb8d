import type { Draft } from '../draft.js';
import type { Context } from './context.js';
import { coverOf, exampleOf, formOf, type Media, mediaOf } from './media.js';
import { compareAt } from './report-schemas.js';
import { listedFor } from './response.js';
import { noteLost, noteUnread, type WrittenPair } from './unread.js';

const PLACE = { direction: 'request', at: 'webhook.answer', what: 'an answer' } as const;

/** What clients answer to a webhook must be taken as before. */
export const compareWebhookAnswers = (pair: WrittenPair, context: Context): void => {
  const isLost = noteLost(pair, 'responses', context, PLACE);
  for (const old of pair.old.responses) {
    const status = statusOf(old.key);
    // What clients answer is said by statuses below 400: who refuses does not mind how that is taken.
    if (status === undefined || status >= 400) continue;
    const now =
      pair.new.responses.find(({ key }) => key === old.key) ??
      listedFor(pair.new.responses, status);
    if (now) compareAnswer(pair, { old, now, status }, context);
    else if (pair.new.responses.length > 0 && !isLost.new)
      context.add(
        refused(pair, `the status ${old.key} is no longer taken as an answer`, {
          places: { old: old.entry.pointer, new: pair.new.pointer },
          answer: { status },
        }),
      );
  }
};

/** Undefined: whatever is not listed. */
const statusOf = (key: string): number | undefined =>
  key === 'default' ? undefined : Number(key.replace('XX', '00'));

const refused = (
  { id }: WrittenPair,
  title: string,
  {
    places,
    answer,
  }: {
    readonly places: Pick<Draft, 'old' | 'new'>;
    readonly answer: Readonly<Record<string, unknown>>;
  },
): Draft => ({
  kind: 'webhook-answer-refused',
  verdict: 'breaking',
  direction: 'request',
  operation: id,
  at: 'webhook.answer',
  title,
  ...places,
  witness: { message: { answer }, acceptedBy: 'old', rejectedBy: 'new' },
});

type Listed = WrittenPair['old']['responses'][number];

interface Answer {
  readonly old: Listed;
  readonly now: Listed;
  readonly status: number;
}

const compareAnswer = (pair: WrittenPair, answer: Answer, context: Context): void => {
  const { old, now, status } = answer;
  const nodes = { old: [old.entry, old.response], new: [now.entry, now.response] };
  if (noteUnread(pair, { ...PLACE, ...nodes }, context)) return;
  const taken = mediaOf(now.response.content);
  for (const media of mediaOf(old.response.content)) {
    const cover = coverOf(media, taken);
    const contentType = exampleOf(media.range);
    if (cover) compareBody(pair, { media, cover, message: { status, contentType } }, context);
    else if (taken.length > 0)
      context.add(
        refused(pair, `${media.name} is no longer taken as an answer`, {
          places: { old: media.media.pointer, new: now.response.pointer },
          answer: { status, contentType },
        }),
      );
  }
};

interface Body {
  readonly media: Media;
  readonly cover: Media;
  readonly message: Readonly<Record<string, unknown>>;
}

const compareBody = (
  pair: WrittenPair,
  { media, cover, message }: Body,
  context: Context,
): void => {
  const at = 'webhook.answer.body';
  const place = { direction: 'request', at, what: media.name } as const;
  if (noteUnread(pair, { ...place, old: [media.media], new: [cover.media] }, context)) return;
  compareAt(
    {
      kind: 'webhook-answer-schema',
      direction: 'request',
      operation: pair.id,
      at,
      old: media.media.schema,
      new: cover.media.schema,
      form: formOf(media),
      message: (body) => ({ answer: { ...message, body } }),
    },
    context,
  );
};
