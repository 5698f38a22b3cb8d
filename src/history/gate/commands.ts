import type { InputKind } from '../../model/gate.js';
import type { RequiredInput } from './report.js';
import type { Asked } from './asked.js';

const PLAIN = /^[\w@%+=:,./-]+$/;

/** A word as a shell takes it. */
export const word = (text: string): string =>
  PLAIN.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

const folderOf = (file: string): string => {
  const end = file.lastIndexOf('/');
  return end === -1 ? '.' : file.slice(0, end) || '/';
};

const BEGINNINGS: Readonly<Record<InputKind, readonly string[]>> = {
  run: ['run'],
  check: ['check', 'RECORDING'],
  'pact verify': ['pact', 'verify'],
  'pact check': ['pact', 'check', '--format', 'json'],
  diff: ['diff', 'OLD', 'NEW', '--format', 'json'],
};

const isOfProvider = (kind: InputKind) => kind !== 'pact check' && kind !== 'diff';

/** The command that makes an input anew. */
export const making = (required: RequiredInput, asked: Asked): string => {
  const { kind = 'run', target, file } = required;
  const { document, providerVersion } = asked;
  const words = ['conformance', ...BEGINNINGS[kind]];
  if (target !== undefined && isOfProvider(kind)) words.push('--target', word(target));
  if (providerVersion !== undefined && isOfProvider(kind))
    words.push('--provider-version', word(providerVersion));
  if (!document.isPackaged && kind !== 'diff') words.push('--spec', word(document.path));
  return [...words, '--reports', word(folderOf(file))].join(' ');
};

/** The command that accepts a finding, or a change, for a time. */
export const waiving = (file: string, fingerprint: string): string =>
  `conformance waive ${word(file)} --fingerprint ${fingerprint} --owner NAME --reason TEXT --expires DAY`;
