import { defineProbe, type Drive } from '../model/probe.js';
import { attemptOdd, type OddContent } from './_attempt.js';
import { putAndGet } from './_client.js';
import { labelledJson, markedContacts } from './_content.js';
import { DEEP, LONG_MEMBER, manyUris, withMember } from './_odd-bodies.js';
import { isShort } from './_short.js';

interface OddCreate extends OddContent {
  /** What is stored is of interest too, not the status alone. */
  readonly isRead: boolean;
}

/** Rows INP-07, INP-10 and INP-11: what the document allows and sense may not. */
const oddCreates = (drive: Drive): readonly OddCreate[] => {
  const draft = (label: string) => drive.draft(label);
  const again = draft('URI twice');
  const contacts = markedContacts(drive);
  return [
    { json: { ...draft('Empty name'), ...contacts, name: '' }, isRead: false },
    { json: { ...draft('No redirect URI'), ...contacts, redirectUris: [] }, isRead: false },
    {
      json: {
        ...again,
        redirectUris: [...again.redirectUris, ...again.redirectUris],
        contacts: [],
      },
      isRead: true,
    },
  ];
};

const isRead = true;

/** Where `odd-json` does not run, the deep value has its place among what is large. */
const deepIn = (drive: Drive): string | undefined => (isShort(drive) ? DEEP : undefined);

/** A long name, many redirect URIs and, perhaps, a deep value: together, and apart where that is refused. */
const large = (drive: Drive): readonly [OddCreate, ...OddCreate[]] => {
  const { name, redirectUris, ...rest } = drive.draft('Long name');
  const [long, many] = [name.padEnd(1024, '.'), manyUris(drive, redirectUris)];
  const both = { ...rest, name: long, redirectUris: many };
  const deep = deepIn(drive);
  return [
    { ...(deep === undefined ? { json: both } : textOf(both, deep)), isRead },
    { json: { ...rest, name: long, redirectUris }, isRead },
    { json: { ...rest, name, redirectUris: many }, isRead },
    ...(deep === undefined ? [] : [{ ...textOf({ ...rest, name, redirectUris }, deep), isRead }]),
  ];
};

const textOf = (draft: object, ...members: readonly string[]): OddContent =>
  labelledJson(withMember(draft, members.join()));

/** Where `odd-updates` does not run, what is large or of an odd name, in one update. */
const updateLarge = async (drive: Drive, clientId: string): Promise<void> => {
  if (!isShort(drive)) return;
  const { redirectUris, ...draft } = drive.draft('Large update');
  const many = { ...draft, redirectUris: manyUris(drive, redirectUris), name: '__proto__' };
  const content = textOf(many, DEEP, LONG_MEMBER);
  await putAndGet(drive, clientId, { ...content, purpose: 'odd-body' }, { name: many.name });
};

/** @returns whether a client was made */
const attempt = (
  drive: Drive,
  { isRead: mustShow, ...content }: OddCreate,
  next?: (clientId: string) => Promise<void>,
): Promise<boolean> => attemptOdd(drive, content, mustShow, next);

const CASES = 3 + 3;

const sendsFor = (short: boolean) => {
  const [creates, updates] = short ? [CASES + 1, 1] : [CASES, 0];
  return {
    'POST clients': creates,
    'DELETE client': creates,
    'GET client': creates + updates,
    ...(updates > 0 && { 'PUT client': updates }),
  };
};

export default defineProbe({
  id: 'odd-bodies',
  title: 'Creates that the document allows and sense may not: empty, long, many',
  depth: 'quick',
  mutates: true,
  serves: ['deleteClient'],
  requests: 3 * (CASES + 1) + 2,
  sends: sendsFor(true),
  sendsIn: (scope) => sendsFor(isShort(scope)),
  async run(drive) {
    for (const each of oddCreates(drive)) await attempt(drive, each);
    const [all, ...apart] = large(drive);
    if (await attempt(drive, all, (clientId) => updateLarge(drive, clientId))) return;
    for (const each of apart) await attempt(drive, each);
  },
});
