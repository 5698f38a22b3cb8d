import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const specs = (name: string) => fileURLToPath(new URL(`../../specs/${name}`, import.meta.url));

/** The vendor's document, as it ships with the package. */
export const DOCUMENT = specs('partner-clients.v0.yaml');

/** Our stricter reading of it. */
export const OVERLAY = specs('partner-clients.overlay.yaml');

export const TOOL_NAME = 'partner-clients-conformance';

/** Host names where real institutions live, each with all below it; `specs/hosts.json` says why. */
export const productionHosts = (): readonly string[] =>
  Object.keys(
    (JSON.parse(readFileSync(specs('hosts.json'), 'utf8')) as { production: object }).production,
  );

/** The version of the package. */
export const version = (): string =>
  (
    JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    }
  ).version;
