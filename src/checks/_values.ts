import { isRecord } from '../model/json/walk.js';

/** A member of an object; undefined where the value is no object or has none of that name. */
export const memberOf = (value: unknown, name: string): unknown =>
  isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;

/** A word of a server's choice, fit for a sentence: short, and without control characters. */
export const quoted = (text: string): string => {
  const clean = text.replace(/[^\x20-\x7e]/g, '?').replaceAll('"', "'");
  return `"${clean.length > 40 ? `${clean.slice(0, 40)}…` : clean}"`;
};

const ERROR_NAMES = ['error', 'errors', 'errorCode', 'errorMessage', 'error_description'] as const;
const OUTCOMES = ['success', 'ok'] as const;
const TEXTS = ['message', 'detail', 'fault', 'exception'] as const;
const STATUSES = ['status', 'statusCode', 'code'] as const;

/** Whether a value names a status of an error, as in `{"code":404,"message":"Not found"}`. */
const isErrorStatus = (value: unknown): boolean =>
  typeof value === 'number' && value >= 400 && value < 600;

/** The member by which a value tells of an error, if it does. */
export const errorIn = (value: unknown): string | undefined =>
  ERROR_NAMES.find((name) => {
    const told = memberOf(value, name);
    return told !== undefined && told !== null && told !== false && told !== '';
  }) ??
  OUTCOMES.find((name) => memberOf(value, name) === false) ??
  STATUSES.find(
    (name) =>
      isErrorStatus(memberOf(value, name)) &&
      TEXTS.some((text) => typeof memberOf(value, text) === 'string'),
  );
