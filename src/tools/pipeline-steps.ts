import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** A step of a workflow, or of an action, that is a shell script. */
interface Step {
  readonly name: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: Readonly<Record<string, string>>;
}

interface Job {
  readonly env?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

export interface Done {
  readonly name: string;
  readonly code: number;
  readonly output: string;
}

/** Where and with what the steps run. */
export interface Place {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** The values of expressions, by their text; of secrets that are not there, the empty text. */
  readonly expressions?: Readonly<Record<string, string>>;
  /** The job is cancelled while this step runs, as soon as that is so; whatever it has started gets no time to end. */
  readonly cancelled?: { readonly during: string; readonly when: () => boolean };
}

const valueOf = (text: string, { expressions = {} }: Place): string =>
  text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, name: string) => {
    const value = expressions[name];
    if (value !== undefined) return value;
    if (name.startsWith('secrets.')) return '';
    throw new Error(`the expression ${name} has no value`);
  });

const environment = (all: Readonly<Record<string, string>> = {}, place: Place) =>
  Object.fromEntries(Object.entries(all).map(([name, text]) => [name, valueOf(text, place)]));

/** Runs a script as a runner does. */
export const bash = async (name: string, script: string, place: Place): Promise<Done> => {
  const { folder, env } = place;
  const cancelled = place.cancelled?.during === name ? place.cancelled : undefined;
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own: a runner ends all that a step has started.
    detached: cancelled !== undefined,
  });
  const watch =
    cancelled &&
    setInterval(() => {
      if (child.pid === undefined || !cancelled.when()) return;
      clearInterval(watch);
      process.kill(-child.pid, 'SIGKILL');
    }, 10);
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      output += bytes.toString();
    });
  const [code] = (await once(child, 'close')) as [number | null];
  clearInterval(watch);
  return { name, code: code ?? -1, output };
};

/** Every shell step in order; after one that failed only those that run always, or after a job that was cancelled. */
const ran = async (steps: readonly Step[], own: Job['env'], place: Place) => {
  const done: Done[] = [];
  const isDue = (condition: string | undefined): boolean => {
    if (condition === undefined) return done.every(({ code }) => code === 0);
    const isCancelled = done.some(({ name }) => name === place.cancelled?.during);
    return condition === 'always()' || (condition === 'cancelled()' && isCancelled);
  };
  for (const { name, run, if: condition, env } of steps) {
    if (run === undefined || !isDue(condition)) continue;
    const all = { ...place.env, ...environment(own, place), ...environment(env, place) };
    done.push(await bash(name, run, { ...place, env: all }));
  }
  return done;
};

export const workflowJob = (file: string, name: string, place: Place): Promise<readonly Done[]> => {
  const { jobs } = parse(readFileSync(file, 'utf8')) as { jobs: Record<string, Job> };
  const job = jobs[name];
  if (!job) throw new Error(`${file} has no job ${name}`);
  return ran(job.steps, job.env, place);
};

export const actionSteps = (file: string, place: Place): Promise<readonly Done[]> => {
  const { runs } = parse(readFileSync(file, 'utf8')) as { runs: Job };
  return ran(runs.steps, undefined, place);
};

interface GitlabJob {
  readonly extends?: string;
  readonly before_script?: readonly string[];
  readonly script?: readonly string[];
  readonly after_script?: readonly string[];
}

/** The lines of a job are one script; those after it run in a shell of their own, whatever became of it. */
export const gitlabJob = async (
  file: string,
  name: string,
  place: Place,
): Promise<readonly Done[]> => {
  const all = parse(readFileSync(file, 'utf8')) as Record<string, GitlabJob> & {
    variables: Record<string, string>;
  };
  const job = { ...all[all[name]?.extends ?? ''], ...all[name] };
  const env = { ...all.variables, ...place.env };
  const lines = [...(job.before_script ?? []), ...(job.script ?? [])];
  const done = [await bash(name, lines.join('\n'), { ...place, env })];
  if (job.after_script)
    done.push(await bash('after', job.after_script.join('\n'), { ...place, env }));
  return done;
};
