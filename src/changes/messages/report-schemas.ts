import type { DocumentSchema } from '../../model/document.js';
import { tokens, withoutIndexes } from '../../model/json/pointer.js';
import { type Draft, steady } from '../draft.js';
import type { KindId } from '../kinds.js';
import type { Context } from './context.js';
import { type Break, causeOf, type Form } from './schemas.js';
import type { Undecidable } from './undecided.js';

/** Two schemas in one place of messages. */
export interface Place {
  readonly kind: KindId;
  readonly direction: 'request' | 'response';
  readonly operation: string;
  /** `request.body`. */
  readonly at: string;
  /** Of an answer: as the old document lists it. */
  readonly status?: string;
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
  for (const each of found.undecided) add(undecided(place, each));
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
      status: place.status,
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

const undecided = (place: Place, { path, why, isUnread }: Undecidable): Draft => ({
  kind: place.kind,
  verdict: 'undecided',
  direction: place.direction,
  operation: place.operation,
  at: `${place.at}${path}`,
  status: place.status,
  title: why,
  old: place.old?.pointer,
  new: place.new?.pointer,
  ...(isUnread ? { fix: 'mend the document there, and compare again' } : {}),
  cause: [
    place.kind,
    steady(place.old?.resolved.pointer, `${place.operation} ${place.at}`),
    steady(place.new?.resolved.pointer, place.operation),
    ...(path === '' ? [] : [path]),
  ].join(' '),
});

const titleOf = (
  { instance, keyword, missing, expected, actual }: Break['refusal'],
  isRequest: boolean,
): string => {
  const name = JSON.stringify(tokens(instance).at(-1));
  if (keyword === 'false' && instance !== '')
    return isRequest
      ? `${name} is no longer taken`
      : `${name} may come now, which nobody announced`;
  if (missing !== undefined)
    return isRequest ? `${expected} is required now` : `${expected} may be missing now`;
  return isRequest
    ? `${expected} is asked for now, and ${actual} was enough`
    : `${actual} may come now, where ${expected} was promised`;
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
    status: place.status,
    title: titleOf(refusal, isRequest),
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
