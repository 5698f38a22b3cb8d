/** Whether a value of Accept lets one of the media types come (RFC 9110 §12.5.1); an empty one lets all. */
export const isAccepted = (accept: string, mediaTypes: readonly string[]): boolean => {
  const ranges = accept
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .filter(([range, ...parameters]) => range !== '' && !parameters.some(isZero))
    .map(([range = '']) => range);
  return (
    ranges.length === 0 || ranges.some((range) => mediaTypes.some((type) => covers(range, type)))
  );
};

const isZero = (parameter: string): boolean => /^q=0(?:\.0*)?$/.test(parameter);

/** Either side may hold a wildcard: documents have them, too. */
const covers = (range: string, type: string): boolean => {
  const [family, sub] = range.split('/', 2);
  const [declared, declaredSub] = type.split('/', 2);
  const isFamily = family === '*' || declared === '*' || family === declared;
  return isFamily && (sub === '*' || declaredSub === '*' || sub === declaredSub);
};
