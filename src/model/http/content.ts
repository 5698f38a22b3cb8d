import type { MediaTypeSpec } from '../contract.js';
import { essence, parametersOf } from './media-type.js';

/**
 * The declared content that a Content-Type value falls under: exact before `type/*+suffix` before `type/*`
 * before `*∕*`; of keys of one media type the one of whose parameters most are there.
 */
export const contentFor = (
  content: readonly MediaTypeSpec[],
  contentType: string,
): MediaTypeSpec | undefined => {
  const mediaType = essence(contentType);
  if (mediaType === undefined) return undefined;
  // The first one is nearly always declared.
  const exact = keyFor(content, mediaType, contentType);
  if (exact !== 'none') return exact;
  for (const range of rangesOf(mediaType)) {
    const wide = keyFor(content, range, contentType);
    if (wide !== 'none') return wide;
  }
  return undefined;
};

/** The content of a range; undefined: no key of it has parameters that fit. */
const keyFor = (
  content: readonly MediaTypeSpec[],
  range: string,
  contentType: string,
): MediaTypeSpec | 'none' | undefined => {
  let first: MediaTypeSpec | undefined;
  for (const spec of content) {
    if (spec.mediaType !== range) continue;
    if (first) return fittest(content, range, contentType);
    first = spec;
  }
  return first ?? 'none';
};

/** Whether keys of the document differ in parameters only, and the value names none of them. */
export const isUndecided = (content: readonly MediaTypeSpec[], contentType: string): boolean => {
  // Nearly always there is one key.
  if (content.length < 2) return false;
  const mediaType = essence(contentType);
  return (
    content.filter((spec) => spec.mediaType === mediaType).length > 1 &&
    contentFor(content, contentType) === undefined
  );
};

function* rangesOf(mediaType: string): Generator<string> {
  const [family = '', sub = ''] = mediaType.split('/', 2);
  const plus = sub.lastIndexOf('+');
  if (plus >= 0) yield `${family}/*${sub.slice(plus)}`;
  yield `${family}/*`;
  yield '*/*';
}

const fittest = (
  content: readonly MediaTypeSpec[],
  range: string,
  contentType: string,
): MediaTypeSpec | undefined => {
  const sent = parametersOf(contentType);
  let best: MediaTypeSpec | undefined;
  for (const key of content) {
    if (key.mediaType !== range) continue;
    const own = key.parameters ?? NONE;
    const fits = [...own].every(([name, value]) => sent.get(name) === value);
    if (fits && (!best || own.size > (best.parameters ?? NONE).size)) best = key;
  }
  return best;
};

const NONE: ReadonlyMap<string, string> = new Map();
