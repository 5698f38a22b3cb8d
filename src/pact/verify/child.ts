/**
 * The process in which Pact's verifier runs: its native part writes to standard output whatever it is
 * told, answers of the target included. It verifies one pact after another, as its parent asks.
 */
import { Verifier } from '@pact-foundation/pact';
import type { VerifierJob } from './process.js';

const verify = ({ provider, baseUrl, statesUrl, file }: VerifierJob): Promise<string> =>
  new Verifier({
    ...{ provider, providerBaseUrl: baseUrl, pactUrls: [file], logLevel: 'error' },
    // Straight to the parent: Pact's own server of states swallows what a handler throws.
    providerStatesSetupUrl: statesUrl,
    timeout: 600_000,
  }).verifyProvider();

// An interruption of the terminal reaches every process; the parent decides what comes of it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);

process.on('message', (job: VerifierJob) => {
  // On failure the message of the error is the same JSON.
  verify(job).then(
    (text) => process.send?.({ id: job.id, text }),
    (error: unknown) =>
      process.send?.({ id: job.id, text: error instanceof Error ? error.message : '' }),
  );
});
