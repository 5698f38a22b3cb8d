import { execFile } from 'node:child_process';
import { pactError } from '../errors.js';
import type { Env } from './settings.js';

/** What a pact is published under. */
export interface Revision {
  readonly version: string;
  readonly branch: string | undefined;
  readonly buildUrl: string | undefined;
}

export interface RevisionOptions {
  readonly version?: string | undefined;
  readonly branch?: string | undefined;
  readonly buildUrl?: string | undefined;
  /** Folder of the checkout; default the current one. */
  readonly cwd?: string;
  /**
   * Whether uncommitted changes of tracked files matter: a pact published under the hash of a commit
   * that does not hold it meets a conflict when the commit's own pact comes.
   */
  readonly needsClean?: boolean;
}

/**
 * Version, branch and build of the checkout: a flag beats git, which beats the build server's variables.
 * Throws `version-unknown`, `version-uncertain`, `usage`.
 */
export const revision = async (options: RevisionOptions, env: Env): Promise<Revision> => {
  const cwd = options.cwd ?? process.cwd();
  const version = options.version ?? (await commit(cwd, options.needsClean === true));
  return {
    version: plainName(version, 'version'),
    branch: named(options.branch ?? (await gitBranch(cwd)) ?? buildBranch(env), 'branch'),
    buildUrl: named(options.buildUrl ?? buildUrlOf(env), 'build URL'),
  };
};

/** Longest name that a broker keeps, characters. */
const LONGEST = 255;

/**
 * A name that Pact's command understands as one. It reads `-x` as an option and then asks the broker
 * about nothing, which the broker answers with yes. Throws `usage`.
 */
export const plainName = (name: string, what: string): string => {
  const wrong = nameFault(name);
  if (wrong !== undefined) throw pactError('usage', `the ${what} ${wrong}`);
  return name;
};

const nameFault = (name: string): string | undefined => {
  if (name.trim() === '') return 'is empty';
  if (name.startsWith('-')) return 'begins with a hyphen';
  if (name.length > LONGEST) return `is longer than ${LONGEST} characters`;
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return 'holds a control character';
  return undefined;
};

/** A name that stands in a path: Pact's command does not escape it there. Throws `usage`. */
export const pathName = (name: string, what: string): string => {
  if (/[/?#%\\]/.test(plainName(name, what)))
    throw pactError(
      'usage',
      `the ${what} holds one of / ? # % \\, which Pact's command does not send whole`,
    );
  return name;
};

const named = (name: string | undefined, what: string): string | undefined =>
  name === undefined ? undefined : plainName(name, what);

const commit = async (cwd: string, needsClean: boolean): Promise<string> => {
  const hash = await git(cwd, ['rev-parse', '--verify', 'HEAD']);
  if (hash === undefined) throw pactError('version-unknown', 'no commit of git gives the version');
  if (!needsClean) return hash;
  const changes = await git(cwd, ['status', '--porcelain', '--untracked-files=no']);
  if (changes !== '')
    throw pactError('version-uncertain', `files differ from those of commit ${hash.slice(0, 12)}`);
  return hash;
};

/** Undefined where HEAD is detached, as build servers leave it. */
const gitBranch = (cwd: string): Promise<string | undefined> =>
  git(cwd, ['symbolic-ref', '--quiet', '--short', 'HEAD']);

const git = (cwd: string, args: readonly string[]): Promise<string | undefined> =>
  new Promise((resolve) => {
    execFile(
      'git',
      args,
      { cwd, encoding: 'utf8', timeout: 10_000, windowsHide: true },
      (error, stdout) => {
        resolve(error ? undefined : stdout.trim());
      },
    );
  });

const first = (env: Env, names: readonly string[]): string | undefined =>
  names.map((name) => env[name]).find((value) => value !== undefined && value !== '');

/** GitHub (the head of a pull request before the merge ref), GitLab, Jenkins. */
const buildBranch = (env: Env): string | undefined =>
  first(env, ['GITHUB_HEAD_REF', 'GITHUB_REF_NAME', 'CI_COMMIT_REF_NAME', 'BRANCH_NAME']);

/** Where the job is seen that runs this: GitHub, GitLab, Jenkins. */
export const buildUrlOf = (env: Env): string | undefined => {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  if (server && repository && run) return `${server}/${repository}/actions/runs/${run}`;
  return first(env, ['CI_JOB_URL', 'BUILD_URL']);
};
