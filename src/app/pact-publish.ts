import { planPublication, publishPacts } from '../pact/broker/publish.js';
import { revision } from '../pact/broker/revision.js';
import { brokerSettings } from '../pact/broker/settings.js';
import type { PactsPublished } from './outcome.js';
import { pactsIn, PACTS } from './pact-files.js';
import type { Ports } from './ports.js';
import type { Settings } from './settings.js';

/**
 * Publishes pacts. Throws a `ConformanceError`, and whatever an interruption makes of a broker's command.
 * @param named pact files; none: all of `contracts/pacts`
 */
export const pactPublish = async (
  named: readonly string[],
  { values }: Settings<'pact publish'>,
  { env, interrupted }: Ports,
): Promise<PactsPublished> => {
  const files = named.length > 0 ? named : pactsIn(PACTS);
  const pacts = planPublication(files);
  const { version, branch, buildUrl } = await revision({ ...values, needsClean: true }, env);
  const published = { kind: 'published', dryRun: values.dryRun, version, branch } as const;
  if (values.dryRun) return { ...published, pacts };
  const cli = { settings: brokerSettings(env), signal: interrupted };
  const publication = { files, version, branch, buildUrl, tags: values.tag ?? [] };
  return { ...published, pacts: await publishPacts(publication, cli) };
};
