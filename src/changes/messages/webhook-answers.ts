import type { DocumentOperation } from '../../model/document.js';
import type { Context } from './context.js';
import { coverOf, exampleOf, formOf, mediaOf } from './media.js';
import { compareAt } from './report-schemas.js';
import { listedFor } from './response.js';

/** A webhook or a callback in both documents. */
export interface Pushed {
  readonly id: string;
  readonly old: DocumentOperation;
  readonly new: DocumentOperation;
}

/** What clients answer to a webhook must be taken as before. */
export const compareWebhookAnswers = (pair: Pushed, context: Context): void => {
  for (const old of pair.old.responses) {
    const status = old.key === 'default' ? undefined : Number(old.key.replace('XX', '00'));
    const now =
      pair.new.responses.find(({ key }) => key === old.key) ??
      (status === undefined ? undefined : listedFor(pair.new.responses, status));
    // Who refuses does not mind how that is taken.
    if (!now && status !== undefined && status < 400 && pair.new.responses.length > 0) {
      context.add({
        kind: 'webhook-answer-refused',
        verdict: 'breaking',
        direction: 'request',
        operation: pair.id,
        at: 'webhook.answer',
        title: `the status ${old.key} is no longer taken as an answer`,
        old: old.entry.pointer,
        new: pair.new.pointer,
        witness: {
          message: { answer: { status } },
          acceptedBy: 'old',
          rejectedBy: 'new',
        },
      });
    }
    if (now && status !== undefined && status < 400)
      compareBodies(pair, { old, now, status }, context);
  }
};

type Listed = Pushed['old']['responses'][number];

const compareBodies = (
  pair: Pushed,
  { old, now, status }: { readonly old: Listed; readonly now: Listed; readonly status: number },
  context: Context,
): void => {
  const taken = mediaOf(now.response.content);
  for (const media of mediaOf(old.response.content)) {
    const cover = coverOf(media, taken);
    if (!cover) continue;
    compareAt(
      {
        kind: 'webhook-answer-schema',
        direction: 'request',
        operation: pair.id,
        at: 'webhook.answer.body',
        old: media.media.schema,
        new: cover.media.schema,
        form: formOf(media),
        message: (body) => ({ answer: { status, contentType: exampleOf(media.range), body } }),
      },
      context,
    );
  }
};
