import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve as absolute } from 'node:path';
import { ConformanceError } from '../model/error.js';
import { appError } from './errors.js';
import { credentials, expiredToken, secondCollection, UNHEARD } from './doctor-credentials.js';
import { examineNetwork } from './doctor-network.js';
import { examined } from './examined.js';
import { identityOf } from './identity.js';
import { contractOf } from './judge.js';
import { defaultJournalOf } from './live.js';
import { authorizerOf, transportOf } from './network.js';
import type { Examined, ExaminedItem } from './outcome.js';
import type { Ports } from './ports.js';
import { documentOf, type Settings } from './settings.js';
import { guard, type Target, targetOf } from './target.js';

/**
 * Looks at all that a run needs, one thing after another, whatever is wrong with the others. It asks for a token and
 * for the list of clients, and sends nothing that writes.
 */
export const doctor = async (settings: Settings<'doctor'>, ports: Ports): Promise<Examined> => {
  const items: ExaminedItem[] = [
    await examined('Node.js', node),
    ...(await configured(settings)),
    await examined('document', () => document(settings)),
    await examined('reports', () => writable(settings.values.reports)),
  ];
  const target = targetIn(settings, items);
  if (target) items.push(...(await ofTarget(target, settings, ports)));
  return { kind: 'examined', items: [...items, ...notLookedAt(items)] };
};

/** What is looked at of a target, in order. */
const OF_TARGET = [
  'permissions',
  'journal',
  'client certificate',
  'credentials',
  'second collection',
  'expired token',
  'name',
  'connection',
  'clock',
  'token',
  'clients',
];

/** The list has all that there is to look at, and says what has to be mended before the rest can be. */
const notLookedAt = (items: readonly ExaminedItem[]): readonly ExaminedItem[] => {
  const wrong = items.filter(({ what, state }) => state !== 'well' && !EARLY.includes(what));
  const first = wrong.find(({ what }) => what === 'target') ?? wrong.at(-1);
  return OF_TARGET.filter((name) => !items.some(({ what }) => what === name)).map((what) => ({
    ...{
      what,
      state: 'open',
      words: `not looked at: ${first?.what ?? 'target'} first`,
      error: undefined,
    },
  }));
};

/** Nothing of a target depends on them. */
const EARLY = ['Node.js', 'configuration', 'settings', 'document', 'reports', 'journal'];

const LEAST = [20, 19] as const;

const node = (): string => {
  const { node: version } = process.versions;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1])) return version;
  throw appError('usage', `Node.js ${version} is too old`, {
    next: `install ${LEAST.join('.')} or newer`,
  });
};

/** An item for each thing that is wrong with the configuration or the environment. */
const configured = async ({
  configurationFile,
  problems,
}: Settings<'doctor'>): Promise<readonly ExaminedItem[]> => {
  const items = problems.map((error): ExaminedItem => {
    const what = error.code === 'usage' ? 'settings' : 'configuration';
    return { what, state: 'wrong', words: error.message, error };
  });
  if (items.some(({ what }) => what === 'configuration')) return items;
  const found = await examined('configuration', () =>
    existsSync(configurationFile) ? configurationFile : 'none: conformance init writes one',
  );
  return [found, ...items];
};

const document = async (settings: Settings<'doctor'>): Promise<string> => {
  const chosen = documentOf(settings);
  const { document: info } = await contractOf(chosen);
  return `${info.title} ${info.version}, ${chosen.profile}`;
};

/** Throws `reports-unwritable`. */
const writable = (folder: string): string => {
  let there = absolute(folder);
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  try {
    accessSync(there, constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw appError('reports-unwritable', `${folder} cannot be written`, { cause });
  }
  return folder;
};

/** The target, though its institution and partner may be missing: each is an item of its own. */
const targetIn = (
  { values, configuration, problems }: Settings<'doctor'>,
  items: ExaminedItem[],
): Target | undefined => {
  const wrong = (what: string, error: ConformanceError) => {
    // What is not there may stand where nobody could read.
    const isTold = problems.some(({ message }) => message === error.message);
    const isOpen = isTold || (problems.length > 0 && UNREAD.includes(error.code));
    const words = isOpen ? 'not known before the configuration can be read' : error.message;
    items.push(
      isOpen
        ? { what, state: 'open', words, error: undefined }
        : { what, state: 'wrong', words, error },
    );
  };
  let target: Target | undefined;
  try {
    if (values.target === 'embedded')
      throw appError('target-unnamed', 'no target is named', {
        next: 'name it with --target, CONFORMANCE_TARGET or target: in conformance.yaml',
      });
    target = targetOf(values, configuration, { anyCollection: true });
    items.push({
      what: 'target',
      state: 'well',
      words: target.origin + target.prefix,
      error: undefined,
    });
  } catch (error) {
    if (!(error instanceof ConformanceError)) throw error;
    wrong('target', error);
  }
  for (const name of ['institution', 'partner'] as const) {
    const value = values[name];
    if (value === undefined) wrong(name, appError('target-incomplete', `no ${name} is named`));
    else items.push({ what: name, state: 'well', words: value, error: undefined });
  }
  return target;
};

const UNREAD = ['target-unnamed', 'target-invalid', 'target-incomplete'];

const ofTarget = async (
  target: Target,
  settings: Settings<'doctor'>,
  { interrupted }: Ports,
): Promise<readonly ExaminedItem[]> => {
  const { values } = settings;
  const items = [
    await examined('permissions', () => permissions(target, values)),
    await examined('journal', () => journal(values.journal ?? defaultJournalOf(target, values))),
    await examined('client certificate', () => (identityOf(values) ? 'there' : 'none')),
    await examined('credentials', () => credentials(target, values)),
    await examined('second collection', () => secondCollection(target, values)),
    await examined('expired token', () => expiredToken(values)),
  ];
  const isUsable = (what: string) => items.find((item) => item.what === what)?.state === 'well';
  if (!isUsable('client certificate')) return items;
  const transport = transportOf(values);
  try {
    const authorizer = isUsable('credentials')
      ? authorizerOf(undefined, target, values, {
          ...UNHEARD,
          transport,
          production: values.allowProduction,
        })
      : undefined;
    const network = { target, values, transport, authorizer, signal: interrupted };
    const isPermitted = !target.production || values.allowProduction;
    if (isPermitted)
      items.push(
        ...(await examineNetwork({ ...network, hasCredentials: isUsable('credentials') })),
      );
    return items;
  } finally {
    await transport.close();
  }
};

type Values = Settings<'doctor'>['values'];

const permissions = (target: Target, values: Values): string => {
  guard(target, values);
  if (values.readOnly) return 'no POST, PUT or DELETE';
  return target.loopback ? 'all: it is this machine' : 'POST, PUT and DELETE are allowed';
};

const journal = (file: string): string => {
  try {
    writable(dirname(absolute(file)));
    return file;
  } catch (cause) {
    throw appError('journal-unusable', `the journal ${file} cannot be written`, {
      cause,
    });
  }
};
