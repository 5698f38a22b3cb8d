import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the package: compiled files and bundled ones lie at different depths below it. */
const ROOT = ((): string => {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder))
    folder = dirname(folder);
  return folder;
})();

const specs = (name: string) => join(ROOT, 'specs', name);

/** The vendor's document, as it ships with the package. */
export const DOCUMENT = specs('partner-clients.v0.yaml');

/** Our stricter reading of it. */
export const OVERLAY = specs('partner-clients.overlay.yaml');

/** What people ask about the document's gaps. */
export const GAPS = specs('gaps.yaml');

/** The shapes of what we write. */
export const REPORT_SCHEMAS = {
  report: specs('report.schema.json'),
  diff: specs('diff.schema.json'),
};

export const TOOL_NAME = 'partner-clients-conformance';

/** Host names where real institutions live, each with all below it; `specs/hosts.json` says why. */
export const productionHosts = (): readonly string[] =>
  Object.keys(
    (JSON.parse(readFileSync(specs('hosts.json'), 'utf8')) as { production: object }).production,
  );

/** The version of the package. */
export const version = (): string =>
  (
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      version: string;
    }
  ).version;

/** `User-Agent` of requests. @param purpose `run ID`: whoever runs a target finds the run in its log */
export const userAgentOf = (purpose: string): string => `${TOOL_NAME}/${version()} (${purpose})`;
