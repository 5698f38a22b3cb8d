import type { Place } from '../documents.js';

/** Each place once, though several operations may lead to it. */
export const distinct = (places: readonly Place[]): readonly Place[] => [
  ...new Map(places.map((place) => [place.pointer, place])).values(),
];
