const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const TIME = /\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?/g;
const HEX = /\b(?=[a-f]*\d)[0-9a-f]{16,}\b/gi;
/** What a run writes into its clients. */
const MARK = /pcc[a-p]{16}/g;
/** Four digits and more count or measure; three may be a status. */
const NUMBER = /\d{4,}/g;

/** A text without what the server chose: ids, times, large numbers. */
export const steady = (text: string): string =>
  text
    .replace(TIME, '{time}')
    .replace(MARK, '{id}')
    .replace(UUID, '{id}')
    .replace(HEX, '{id}')
    .replace(NUMBER, '{n}');

/** A place with `*` for indexes and ids. */
export const steadyPlace = (at: string): string =>
  at
    .split('/')
    .map((token) => (/^\d+$/.test(token) || steady(token) !== token ? '*' : token))
    .join('/');
