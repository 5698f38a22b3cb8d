import type { DocumentSchema } from '../../model/document.js';
import { withoutIndexes } from '../../model/json/pointer.js';
import { type Draft, steady } from '../draft.js';
import type { KindId } from '../kinds.js';
import type { Context } from './context.js';
import { type Break, causeOf, type Form } from './schemas.js';

/** Two schemas in one place of messages. */
export interface Place {
  readonly kind: KindId;
  readonly direction: 'request' | 'response';
  readonly operation: string;
  /** `request.body`. */
  readonly at: string;
  readonly old: DocumentSchema | undefined;
  readonly new: DocumentSchema | undefined;
  readonly form: Form;
  /** The message around a value. */
  readonly message: (value: unknown) => Readonly<Record<string, unknown>>;
}

/** Compares what stands in one place of messages, and adds what comes of it. */
export const compareAt = (
  place: Place,
  { schemas, add }: Pick<Context, 'schemas' | 'add'>,
): void => {
  const { direction, operation } = place;
  const found = schemas.compare(place);
  for (const each of found.breaks) add(breaking(place, each));
  if (found.undecided !== undefined) {
    add({
      kind: place.kind,
      verdict: 'undecided',
      direction,
      operation,
      at: place.at,
      title: found.undecided,
      old: place.old?.pointer,
      new: place.new?.pointer,
      cause: [
        place.kind,
        steady(place.old?.resolved.pointer, `${operation} ${place.at}`),
        steady(place.new?.resolved.pointer, operation),
      ].join(' '),
    });
  }
  const broken = found.breaks.map(({ refusal }) => withoutIndexes(refusal.instance));
  for (const path of found.withdrawn) {
    if (broken.some((each) => path === each || (path.startsWith(`${each}/`) && each !== '')))
      continue;
    add({
      kind: 'member-withdrawn',
      verdict: 'withdrawn',
      direction,
      operation,
      at: `${place.at}${path}`,
      title: `the member ${JSON.stringify(path.split('/').at(-1))} is no longer documented`,
      old: place.old?.pointer,
      new: place.new?.pointer,
      cause: [
        'withdrawn',
        steady(place.old?.resolved.pointer, `${operation} ${place.at}`),
        path,
      ].join(' '),
    });
  }
};

const breaking = (place: Place, { value, refusal, counterpart }: Break): Draft => {
  const isRequest = place.direction === 'request';
  const pointers = isRequest
    ? { new: refusal.schema, old: counterpart ?? place.old?.pointer }
    : { old: refusal.schema, new: counterpart ?? place.new?.pointer };
  return {
    kind: place.kind,
    verdict: 'breaking',
    direction: place.direction,
    operation: place.operation,
    at: `${place.at}${withoutIndexes(refusal.instance)}`,
    title: isRequest
      ? `${refusal.expected} is asked for now, and ${refusal.actual} was enough`
      : `${refusal.actual} may come now, where ${refusal.expected} was promised`,
    ...pointers,
    cause: refusal.schema.includes('#/components/')
      ? `${place.kind} ${causeOf(refusal)}`
      : [
          place.kind,
          place.operation,
          place.at,
          withoutIndexes(refusal.instance),
          refusal.keyword,
          refusal.expected,
        ].join(' '),
    witness: {
      message: place.message(value),
      acceptedBy: isRequest ? 'old' : 'new',
      rejectedBy: isRequest ? 'new' : 'old',
    },
  };
};
