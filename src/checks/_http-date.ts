const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec';
const MONTH = `(${MONTHS.replaceAll(' ', '|')})`;
const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)';
const TIME = '(\\d\\d):(\\d\\d):(\\d\\d)';
const IMF = new RegExp(`^${DAY}, (\\d\\d) ${MONTH} (\\d{4}) ${TIME} GMT$`);
const RFC_850 = new RegExp(`^[A-Z][a-z]{2,5}day, (\\d\\d)-${MONTH}-(\\d\\d) ${TIME} GMT$`);
const ASCTIME = new RegExp(`^${DAY} ${MONTH} ([ \\d]\\d) ${TIME} (\\d{4})$`);

/** Milliseconds since the epoch of an HTTP-date, in any of its three forms (RFC 9110 §5.6.7); undefined where it is none. */
export const parseHttpDate = (text: string): number | undefined => {
  const [imf, old, unix] = [IMF.exec(text), RFC_850.exec(text), ASCTIME.exec(text)];
  if (imf) return utc(imf[3], imf[2], imf[1], imf.slice(4));
  if (old) return utc(century(Number(old[3])), old[2], old[1], old.slice(4));
  return unix ? utc(unix[6], unix[1], unix[2], unix.slice(3, 6)) : undefined;
};

/** Two digits of a year: the form died out before the century did. */
const century = (year: number): string => String(year < 70 ? 2000 + year : 1900 + year);

const utc = (
  year: string | undefined,
  month = '',
  day: string | undefined,
  time: readonly string[],
): number | undefined => {
  const [hours = NaN, minutes = NaN, seconds = NaN] = time.map(Number);
  if (hours > 23 || minutes > 59 || seconds > 60) return undefined;
  const at = MONTHS.split(' ').indexOf(month);
  const date = new Date(Date.UTC(Number(year), at, Number(day), hours, minutes, seconds));
  // Date rolls the 31st of April over into May.
  return date.getUTCMonth() === at ? date.getTime() : undefined;
};
