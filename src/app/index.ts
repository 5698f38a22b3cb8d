/**
 * What the command line, the library and the tests use of the parts, plugged together. Each is loaded
 * when it is first used: judging a recording needs neither a network nor a provider.
 */
import type { Answered, DeployOptions } from './can-i-deploy.js';
import type { CheckOptions } from './check.js';
import type { CleanupOptions } from './cleanup.js';
import type { Conducted } from './conduct.js';
import type { Hooks } from './hooks.js';
import type { PactCheckOptions } from './pact-check.js';
import type { LintOptions } from './lint.js';
import type { Page, PageContent } from './page.js';
import type { Published, PublishOptions } from './pact-publish.js';
import type { VerifyOptions } from './pact-verify.js';
import type { RunOptions } from './run-options.js';
import type { ServeOptions } from './serve.js';
import type { JudgeOptions } from './settings.js';
import type { Contract } from '../model/contract.js';
import type { DeployAnswer } from '../model/pact/pact.js';

export type { Answered, Published };
export type { CheckOptions, CleanupOptions, Conducted, DeployOptions, Hooks, PublishOptions };
export type { LintOptions, PactCheckOptions, Page, RunOptions, ServeOptions, VerifyOptions };
export { SILENT } from './hooks.js';

/** Drives a target and judges every exchange. Throws a `ConformanceError` of exit 2 before anything is sent. */
export const conductRun = async (options: RunOptions, hooks: Hooks): Promise<Conducted> =>
  (await import('./live.js')).conductRun(options, hooks);

/** What a dry run prints: the plan, as text. */
export const planRun = async (options: RunOptions, hooks: Hooks): Promise<string> =>
  (await import('./live.js')).planRun(options, hooks);

/** Judges recordings; opens no connection. */
export const conductCheck = async (options: CheckOptions, hooks: Hooks): Promise<Conducted> =>
  (await import('./check.js')).conductCheck(options, hooks);

/** Prints the gaps of a document. @returns the exit code */
export const printLint = async (options: LintOptions, hooks: Hooks): Promise<number> =>
  (await import('./lint.js')).printLint(options, hooks);

/** Prints what is no report. Throws `reports-unwritable`, `reports-lost`. */
export const printPage = async (
  name: string,
  options: Page,
  out: (text: string) => void,
  content: PageContent,
): Promise<void> => {
  (await import('./page.js')).printPage(name, options, out, content);
};

/** Serves the reference provider until it is interrupted. @returns the exit code */
export const serve = async (options: ServeOptions, hooks: Hooks): Promise<number> =>
  (await import('./serve.js')).serve(options, hooks);

/** Deletes what interrupted runs left behind. @returns the exit code */
export const cleanUp = async (options: CleanupOptions, hooks: Hooks): Promise<number> =>
  (await import('./cleanup.js')).cleanUp(options, hooks);

/** Compiles a document, by default the packaged one. */
export const loadContractFor = async (
  options: Pick<JudgeOptions, 'spec' | 'overlay' | 'profile'>,
): Promise<Contract> => (await import('./conduct.js')).loadContractFor(options);

/** Judges pacts against the document; needs no server. */
export const conductPactCheck = async (
  options: PactCheckOptions,
  hooks: Hooks,
): Promise<Conducted> => (await import('./pact-check.js')).conductPactCheck(options, hooks);

/** Publishes pacts to a broker. Throws a `ConformanceError`. */
export const publish = async (
  options: PublishOptions,
  ports: Pick<Hooks, 'env' | 'interrupted'>,
): Promise<Published> => (await import('./pact-publish.js')).publish(options, ports);

/** Answers whether a version may be deployed. Throws a `ConformanceError`. */
export const askToDeploy = async (
  options: DeployOptions,
  ports: Pick<Hooks, 'env' | 'interrupted'>,
  onAnswer?: (answer: DeployAnswer) => void,
): Promise<Answered> => (await import('./can-i-deploy.js')).askToDeploy(options, ports, onAnswer);

/** Verifies pacts against a target and judges every exchange besides. */
export const conductVerify = async (options: VerifyOptions, hooks: Hooks): Promise<Conducted> =>
  (await import('./pact-verify.js')).conductVerify(options, hooks);
