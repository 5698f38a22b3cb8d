import { isAscii } from 'node:buffer';
import { isMembers } from './har-shape.js';

/** Bytes that are parsed at a time: what is not kept of them dies young, and cheaply. */
const PART = 1 << 18;
/** Bytes in which the first entry begins. */
const HEAD = 1 << 16;
const FIRST_ENTRY = /"entries"\s*:\s*\[\s*(\{\s*"[^"\\]*"\s*:)/;
const STAND_IN = 'an entry that was parsed already';

/**
 * The entries of a recording, some at a time, in its order; each parsed as `JSON.parse` of the whole
 * would. A text between two entries is cut where the words come again with which the first one begins:
 * they hold a quote without a backslash, so that in a JSON text they stand in no string, and a list
 * that was cut between two of its values is a list wherever both parts are.
 * Throws where the recording does not prove to be of this form: only reading it as a whole tells why.
 */
export function* entryParts(bytes: Buffer): Generator<readonly unknown[]> {
  const head = bytes.toString('latin1', 0, HEAD);
  const found = FIRST_ENTRY.exec(head);
  if (!found?.[1]) throw new SyntaxError('no list of entries is in sight');
  const first = found.index + found[0].length - found[1].length;
  const begin = Buffer.from(found[1], 'latin1');
  let from = first;
  for (let cut = nextCut(bytes, begin, from); cut; cut = nextCut(bytes, begin, from)) {
    yield listOf(`[${textOf(bytes, from, cut.end)}]`);
    from = cut.next;
  }
  yield lastEntries(bytes, first, from);
}

interface Cut {
  /** Where the comma stands. */
  readonly end: number;
  /** Where the next entry begins. */
  readonly next: number;
}

/** The next place behind a whole part where an entry begins after a comma. */
const nextCut = (bytes: Buffer, begin: Buffer, from: number): Cut | undefined => {
  let next = bytes.indexOf(begin, from + PART);
  while (next !== -1) {
    let end = next - 1;
    while (isBlank(bytes[end])) end -= 1;
    if (bytes[end] === 0x2c) return { end, next };
    next = bytes.indexOf(begin, next + 1);
  }
  return undefined;
};

const isBlank = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const textOf = (bytes: Buffer, from: number, to: number): string =>
  bytes.toString(isAscii(bytes.subarray(from, to)) ? 'latin1' : 'utf8', from, to);

const listOf = (text: string): readonly unknown[] => {
  const value: unknown = JSON.parse(text);
  if (!Array.isArray(value)) throw new SyntaxError('the entries are no list');
  return value;
};

/** What is left of the list, which the text around it must prove to be the list of entries. */
const lastEntries = (bytes: Buffer, first: number, from: number): readonly unknown[] => {
  const around = `${textOf(bytes, 0, first)}"${STAND_IN}",${textOf(bytes, from, bytes.length)}`;
  const value: unknown = JSON.parse(around.charCodeAt(0) === 0xfeff ? around.slice(1) : around);
  const log = isMembers(value) ? value.log : undefined;
  const entries: unknown = isMembers(log) ? log.entries : undefined;
  if (!Array.isArray(entries) || entries[0] !== STAND_IN)
    throw new SyntaxError('the entries are of another list');
  return entries.slice(1);
};
