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
