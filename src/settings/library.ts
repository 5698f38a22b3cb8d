import { createRequire } from 'node:module';
import type { Ajv2020 } from 'ajv/dist/2020.js';
import type * as Yaml from 'yaml';

const require = createRequire(import.meta.url);

/**
 * What reads a configuration takes longer to load than a short call without one takes: loaded where it is first asked for.
 * The packages are named one by one, for the bundler reads the names.
 */
export const yaml = (): typeof Yaml => (loaded.yaml ??= require('yaml') as typeof Yaml);

const loaded: { yaml?: typeof Yaml } = {};

export const ajv2020 = () => (require('ajv/dist/2020.js') as { Ajv2020: typeof Ajv2020 }).Ajv2020;
