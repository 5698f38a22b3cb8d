import { resolve } from 'node:path';
import { pactError } from '../errors.js';
import { type PactSummary, pactSummary } from '../file/summary.js';
import { pactBroker, type PactCli } from './pact-cli.js';
import { refusalOf } from './refusal.js';
import { plainName } from './revision.js';

export interface Publication {
  readonly files: readonly string[];
  readonly version: string;
  readonly branch?: string | undefined;
  readonly buildUrl?: string | undefined;
  readonly tags?: readonly string[];
}

/**
 * The pacts that would be published, read and checked, and nothing sent.
 * Throws `pacts-missing`, `pact-invalid`, `file-not-found`, `file-unreadable`.
 */
export const planPublication = (files: readonly string[]): readonly PactSummary[] => {
  if (files.length === 0) throw pactError('pacts-missing', 'there is no pact to publish');
  const pacts = files.map(pactSummary);
  const seen = new Set<string>();
  for (const { consumer, provider, file } of pacts) {
    const pair = JSON.stringify([consumer, provider]);
    // The broker would keep whichever came last.
    if (seen.has(pair)) throw pactError('pact-invalid', `${file} is a second pact of the same two`);
    seen.add(pair);
  }
  return pacts;
};

/**
 * Publishes pacts under one version of their consumers. @returns what was published
 * Throws what `planPublication` throws, `usage`, `pact-conflict`, and the codes of a broker that did not answer.
 */
export const publishPacts = async (
  { files, version, branch, buildUrl, tags = [] }: Publication,
  cli: PactCli,
): Promise<readonly PactSummary[]> => {
  const pacts = planPublication(files);
  const outcome = await pactBroker(cli, [
    'publish',
    // A tag takes every word that follows it, up to the next option.
    ...tags.flatMap((tag) => ['--tag', plainName(tag, 'tag')]),
    ...['--consumer-app-version', plainName(version, 'version')],
    ...(branch === undefined ? [] : ['--branch', plainName(branch, 'branch')]),
    ...(buildUrl === undefined ? [] : ['--build-url', plainName(buildUrl, 'build URL')]),
    ...pacts.map(({ file }) => resolve(file)),
  ]);
  if (outcome.code !== 0) throw refusalOf(outcome, cli.settings);
  return pacts;
};
