import type { PactSummary } from '../model/pact/pact.js';
import { planPublication, publishPacts } from '../pact/broker/publish.js';
import { revision } from '../pact/broker/revision.js';
import { brokerSettings } from '../pact/broker/settings.js';
import type { Hooks } from './hooks.js';
import { pactsIn, PACTS } from './pact-files.js';

export interface PublishOptions {
  /** Default: all of `contracts/pacts`. */
  readonly files: readonly string[];
  readonly version?: string;
  readonly branch?: string;
  readonly buildUrl?: string;
  readonly tag?: readonly string[];
  readonly dryRun?: boolean;
}

export interface Published {
  readonly kind: 'published';
  /** Of the consumers. */
  readonly version: string;
  readonly branch: string | undefined;
  readonly pacts: readonly PactSummary[];
  /** Nothing was sent. */
  readonly dryRun: boolean;
}

/** Publishes pacts to a broker. Throws a `ConformanceError`, one as well where the signal of the ports ended it. */
export const publish = async (
  options: PublishOptions,
  { env, interrupted }: Pick<Hooks, 'env' | 'interrupted'>,
): Promise<Published> => {
  const files = options.files.length > 0 ? options.files : pactsIn(PACTS);
  const pacts = planPublication(files);
  const { version, branch, buildUrl } = await revision({ ...options, needsClean: true }, env);
  const { tag: tags = [], dryRun = false } = options;
  if (dryRun) return { kind: 'published', version, branch, pacts, dryRun };
  const publication = { files, version, branch, buildUrl, tags };
  const cli = { settings: brokerSettings(env), signal: interrupted };
  const published = await publishPacts(publication, cli);
  return { kind: 'published', version, branch, pacts: published, dryRun };
};
