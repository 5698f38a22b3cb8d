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
  for (const range of rangesOf(mediaType)) {
    const keys = content.filter((spec) => spec.mediaType === range);
    const [first, second] = keys;
    if (first) return second ? fittest(keys, contentType) : first;
  }
  return undefined;
};

/** Whether keys of the document differ in parameters only, and the value names none of them. */
export const isUndecided = (content: readonly MediaTypeSpec[], contentType: string): boolean => {
  const mediaType = essence(contentType);
  return (
    content.filter((spec) => spec.mediaType === mediaType).length > 1 &&
    contentFor(content, contentType) === undefined
  );
};

const rangesOf = (mediaType: string): readonly string[] => {
  const [family = '', sub = ''] = mediaType.split('/', 2);
  const plus = sub.lastIndexOf('+');
  const suffixed = plus < 0 ? [] : [`${family}/*${sub.slice(plus)}`];
  return [mediaType, ...suffixed, `${family}/*`, '*/*'];
};

const fittest = (
  keys: readonly MediaTypeSpec[],
  contentType: string,
): MediaTypeSpec | undefined => {
  const sent = parametersOf(contentType);
  let best: MediaTypeSpec | undefined;
  for (const key of keys) {
    const own = key.parameters ?? NONE;
    const fits = [...own].every(([name, value]) => sent.get(name) === value);
    if (fits && (!best || own.size > (best.parameters ?? NONE).size)) best = key;
  }
  return best;
};

const NONE: ReadonlyMap<string, string> = new Map();
