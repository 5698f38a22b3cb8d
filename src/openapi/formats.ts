import type { Format } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { isUri } from './uri.js';

/** The formats that are checked; any other is an annotation, as OpenAPI and JSON Schema have it. */
export const FORMATS: Readonly<Record<string, Format>> = {
  ...fullFormats,
  uri: isUri,
  // No standard knows it, and its expression takes the square of the length of a hostile string.
  url: true,
};

/** Formats of numbers, which say nothing of texts. */
const isOfText = (format: Format): boolean =>
  !(typeof format === 'object' && 'type' in format && format.type === 'number');

/** What tests texts by a format; undefined where nothing is refused by it. */
export const formatTest = (name: string): ((text: string) => boolean) | undefined => {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format === undefined || format === true || !isOfText(format)) return undefined;
  return testOf(format);
};

const testOf = (format: Format): ((text: string) => boolean) | undefined => {
  if (format instanceof RegExp) return (text) => format.test(text);
  if (typeof format === 'function') return (text) => format(text);
  if (typeof format !== 'object' || !('validate' in format)) return undefined;
  const { validate } = format;
  if (validate instanceof RegExp) return (text) => validate.test(text);
  return typeof validate === 'function'
    ? (text) => Reflect.apply(validate, format, [text]) === true
    : undefined;
};
