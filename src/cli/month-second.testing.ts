import { version } from '../app/packaged.js';
import {
  type MonthNight,
  FLAKY,
  hole,
  OFF,
  plain,
  pruned,
  SLOW,
  waived,
  withFault,
} from './month-night.testing.js';

const KNOWN = 'still failing media-type-is-documented 19';
const SOON = 'still failing waiver-is-not-about-to-expire 20';
const KILLED = hole('2027-03-17', '1 day');
const DOCUMENT = '2027-03-25: document: 71aecc132123 → 0d6e0497057b';

/** The second half of March 2027, night by night. */
export const SECOND_HALF: readonly MonthNight[] = [
  {
    day: 17,
    what: 'the run is killed half-way',
    gate: ['missing'],
    night: async (month) => {
      await month.killed(month.timeOf(17, '02:17'));
      return undefined;
    },
    story: [FLAKY('3/13')],
  },
  {
    day: 18,
    what: 'its clients are cleaned up, and runs go on',
    exit: 0,
    gate: [],
    night: async (month) => {
      const { code } = await month.call('cleanup', '--target', 'tenant');
      return code === 0 ? plain(month) : null;
    },
    story: [FLAKY('3/14')],
    time: [OFF, KILLED],
  },
  {
    day: 19,
    what: 'a defect that is known, and waived until the 22nd',
    exit: 1,
    night: withFault('list-is-text-html'),
    gate: ['failing media-type-is-documented, new'],
    story: ['new media-type-is-documented 19', FLAKY('3/14')],
    then: waived('2027-03-22'),
    thenGate: [],
  },
  {
    day: 20,
    what: 'it is waived',
    night: plain,
    exit: 0,
    gate: [],
    story: ['new waiver-is-not-about-to-expire 20', FLAKY('3/14'), KNOWN],
  },
  {
    day: 21,
    what: 'it is waived still',
    night: plain,
    exit: 0,
    gate: [],
    story: [FLAKY('3/14'), SOON, KNOWN],
  },
  {
    day: 22,
    what: 'on its last day, too',
    night: plain,
    exit: 0,
    gate: [],
    story: [FLAKY('3/14'), SOON, KNOWN],
  },
  {
    day: 23,
    what: 'the waiver has expired',
    night: plain,
    exit: 1,
    gate: ['failing media-type-is-documented, still failing 19'],
    says: 'the waiver of ana expired on 2027-03-22',
    story: [FLAKY('3/14'), KNOWN, 'fixed waiver-is-not-about-to-expire 23'],
    then: pruned,
    thenGate: ['failing media-type-is-documented, still failing 19'],
  },
  {
    day: 24,
    what: 'the defect is repaired',
    night: withFault(),
    exit: 0,
    gate: [],
    story: [FLAKY('3/14'), 'fixed media-type-is-documented 24'],
  },
  {
    day: 25,
    what: 'the vendor has another document',
    exit: 0,
    gate: ['other-document'],
    night: (month) => plain(month, '--spec', month.newDocument()),
    story: [FLAKY('2/14')],
    time: [OFF, KILLED, DOCUMENT],
  },
  {
    day: 26,
    what: 'the document is adopted, and a defect comes',
    exit: 1,
    night: async (month) => {
      month.adopt(month.newDocument());
      return withFault('bom')(month);
    },
    gate: ['failing text-is-utf8, new'],
    story: ['new text-is-utf8 26', FLAKY('2/14')],
  },
  {
    day: 27,
    what: 'a night that looks elsewhere',
    exit: 3,
    night: (month) => plain(month, '--operation', 'getClient'),
    gate: ['narrowed', 'without-evidence'],
    story: [FLAKY('2/14'), 'no longer exercised text-is-utf8 27'],
  },
  {
    day: 28,
    what: 'another version of provider and suite',
    exit: 0,
    gate: [],
    night: async (month) => {
      await month.upgrade('99.0.0');
      month.deliver('4.2.0');
      await month.plant(SLOW);
      return plain(month);
    },
    story: ['fixed text-is-utf8 28'],
    time: [
      OFF,
      KILLED,
      DOCUMENT,
      `2027-03-28: suite: ${version()} → 99.0.0`,
      '2027-03-28: provider: 4.1.0 → 4.2.0',
    ],
  },
  { day: 29, what: 'it is slow', night: plain, exit: 0, gate: [], story: [] },
  {
    day: 30,
    what: 'it is slow for the third night',
    night: plain,
    exit: 0,
    gate: [],
    story: [],
    slower: [
      'listClients: p95 of so many ms and more since 2027-03-28, at most so many ms in the 14 nights before',
    ],
  },
  {
    day: 31,
    what: 'it is as fast as before',
    night: withFault(),
    exit: 0,
    gate: [],
    story: [],
  },
];
