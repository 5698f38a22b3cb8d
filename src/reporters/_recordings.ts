import type { HostSeen, RecordingRead, RefusalSeen, Report } from '../model/report.js';
import { counted } from './_words.js';

const MOST_NAMED = 5;

/** What became of the entries of each recording, a line each, unescaped. */
export const recordingLines = ({
  recordings = [],
  hosts = [],
  refusals = [],
}: Pick<Report, 'recordings' | 'hosts' | 'refusals'>): readonly string[] => [
  ...recordings.flatMap(readingLines),
  ...hostLines(hosts),
  ...refusalLines(refusals),
];

const MOST_HOSTS = 10;

/** Where the requests went, and which base would make more of them requests of the document. */
const hostLines = (hosts: readonly HostSeen[]): readonly string[] => {
  const served = hosts.filter(({ matched }) => matched > 0).length;
  const more = hosts.length - MOST_HOSTS;
  return [
    ...(served > 1
      ? [`${served} hosts serve operations of the document: they are judged together`]
      : []),
    ...hosts.slice(0, MOST_HOSTS).map(hostLine),
    ...(more > 0 ? [`… and ${counted(more, 'more host')}`] : []),
  ];
};

const hostLine = ({ origin, requests, matched, base, below }: HostSeen): string => {
  const which = matched === 0 ? 'none is' : `${matched.toLocaleString('en-US')} of them`;
  const fits =
    base === null ? '' : `; ${below.toLocaleString('en-US')} would be with --base-url ${base}`;
  return `${origin}: ${counted(requests, 'request')}, ${which} of the document${fits}`;
};

const MOST_REFUSALS = 10;

/** Valid requests that were refused, with what the server said. */
const refusalLines = (refusals: readonly RefusalSeen[]): readonly string[] => {
  if (refusals.length === 0) return [];
  const all = refusals.reduce((sum, { count }) => sum + count, 0);
  const more = refusals.length - MOST_REFUSALS;
  return [
    `${counted(all, 'valid request')} refused: whether that was meant could not be told`,
    ...refusals.slice(0, MOST_REFUSALS).map(refusalLine),
    ...(more > 0 ? [`… and ${counted(more, 'more kind')} of refusals`] : []),
  ];
};

const refusalLine = ({ operation, status, said, count, exchange }: RefusalSeen): string => {
  const words = said === null ? 'no words' : `"${said}"`;
  return `${operation} ${status}${count === 1 ? '' : ` ×${count}`} (${exchange}): ${words}`;
};

/** What became of the entries of one recording; the first line is of all of them. */
export const readingLines = (recording: RecordingRead): readonly string[] => {
  const { file, recorder, read, broken, unreadable, withoutContent, advice } = recording;
  const by = recorder === null ? '' : `, recorded by ${recorder}`;
  return [
    [`${file}${by}: ${counted(read, 'exchange')}`, ...passedOver(recording)].join('; '),
    ...unreadable.slice(0, MOST_NAMED).map(unread),
    ...(broken === null ? [] : [`not all of it could be read: it ${broken}`]),
    ...(advice === null
      ? []
      : [`the content of ${counted(withoutContent, 'answer')} was not recorded: ${advice}`]),
  ];
};

const passedOver = ({ passedOver: causes }: RecordingRead): readonly string[] => {
  const counts: readonly (readonly [number, string])[] = [
    [causes.outsideBase, 'outside the base'],
    [causes.noHttp, 'no HTTP'],
    [causes.fromCache, 'out of a cache'],
    [causes.unreadable, 'unreadable'],
  ];
  return counts
    .filter(([count]) => count > 0)
    .map(([count, why]) => `${count.toLocaleString('en-US')} passed over: ${why}`);
};

const unread = ({ entry, host, what }: RecordingRead['unreadable'][number]): string =>
  `entry ${entry}${host === null ? '' : ` (${host})`} cannot be read: ${what}`;
