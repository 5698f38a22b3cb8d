/** Each place once, though several operations may lead to it. */
export const distinct = <T extends { readonly pointer: string }>(
  places: readonly T[],
): readonly T[] => [...new Map(places.map((place) => [place.pointer, place])).values()];
