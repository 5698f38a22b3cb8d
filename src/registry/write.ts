import type { Exchange } from '../model/exchange.js';
import type { ShownRight } from '../model/finding.js';
import type { Moment } from '../model/moment.js';
import { ABSENT, ANY, MEMBERS, membersIn, type Members, sentValue } from '../model/members.js';

/** What had become of a client before anything was recorded of it. */
export const BEFORE: Moment = { id: '', start: -Infinity, end: -Infinity, own: false };

/**
 * What became of a request to write. `unclear` may take effect at any later time, or never: no
 * answer came, or one that does not say.
 */
export type Outcome = 'applied' | 'refused' | 'unclear';

/** Client errors that do not say that nothing was done. */
const UNCLEAR_4XX: ReadonlySet<number> = new Set([408, 499]);

export const outcomeOf = (exchange: Exchange, applied: (status: number) => boolean): Outcome => {
  const status = exchange.response?.status;
  if (status === undefined) return 'unclear';
  if (applied(status)) return 'applied';
  return status >= 400 && status < 500 && !UNCLEAR_4XX.has(status) ? 'refused' : 'unclear';
};

/** What a client looked like after a create or an update took effect, as far as the request says. */
export class Write {
  readonly kind: 'before' | 'create' | 'update';
  readonly moment: Moment;
  /** May take effect at any later time, or never. */
  readonly open: boolean;
  /** By position in `MEMBERS`; `ANY` for what was not sent, until an answer shows it. */
  readonly values: unknown[];
  /** The members that say something, as bits. */
  readonly sent: number;
  /** The members that its body names, whatever they say, as bits. */
  readonly #named: number;
  /** Its body could be read: what it does not say was not sent. */
  readonly isKnown: boolean;
  /** Its body says nothing at all: `{}`. */
  readonly isEmpty: boolean;
  /** The document allows the body, sense may not. */
  readonly odd: boolean;
  /** Per member, by when an answer has shown it. */
  #shown: number[] | undefined;
  /** The members that a get has shown as they were sent, as bits, and above them those that a list has. */
  #found = 0;
  /** How often, by the position of the bit: most are read once, and need none. */
  #times: number[] | undefined;

  constructor(kind: Write['kind'], moment: Moment, open: boolean, body: WriteBody) {
    this.kind = kind;
    this.moment = moment;
    this.open = open;
    this.values = new Array<unknown>(MEMBERS.length);
    let [sent, named] = [0, 0];
    for (let index = 0; index < MEMBERS.length; index++) {
      if (body.members?.[MEMBERS[index] ?? ''] !== undefined) named |= 1 << index;
      const value = valueIn(kind, body, index);
      this.values[index] = value;
      if (value !== ANY) sent |= 1 << index;
    }
    this.sent = sent;
    this.#named = named;
    this.isKnown = body.members !== undefined;
    this.isEmpty = sent === 0 && isEmptyObject(body.members);
    this.odd = body.odd;
  }

  /** Whether it was over, for certain, when a read began. */
  isOver(start: number): boolean {
    return !this.open && this.moment.end <= start;
  }

  hasSent(member: number): boolean {
    return (this.sent & (1 << member)) !== 0;
  }

  /** Whether it is known to say nothing of a member, not even what may be stored as it likes. */
  leavesOut(member: number): boolean {
    return this.isKnown && (this.#named & (1 << member)) === 0;
  }

  /** When it had taken effect at the latest. */
  endOf(member: number): number {
    const end = this.open ? Infinity : this.moment.end;
    return this.#shown === undefined ? end : Math.min(end, this.#shown[member] ?? end);
  }

  isCertain(member: number): boolean {
    return !this.open || this.endOf(member) < Infinity;
  }

  /** An answer shows a member as it was sent. */
  found(view: 'get' | 'list', member: number): void {
    const index = placeOf(view, member);
    const isKnown = (this.#found & (1 << index)) !== 0;
    if (this.#times || isKnown) {
      const times = this.#counts();
      times[index] = (times[index] ?? 0) + 1;
    }
    this.#found |= 1 << index;
  }

  #counts(): number[] {
    return (this.#times ??= Array.from(
      { length: 2 * MEMBERS.length },
      (_, index) => (this.#found >> index) & 1,
    ));
  }

  /** How often answers of this kind show a member as it was sent. */
  right(view: 'get' | 'list', member: number): ShownRight {
    return { counts: this.#counts(), index: placeOf(view, member) };
  }

  /** Whether an answer of this kind, or of any, has shown a member as it was sent. */
  wasFound(member: number, view?: 'get' | 'list'): boolean {
    const inGet = view === 'list' ? 0 : 1 << placeOf('get', member);
    const inList = view === 'get' ? 0 : 1 << placeOf('list', member);
    return (this.#found & (inGet | inList)) !== 0;
  }

  /** An answer that was complete at `by` has shown what this write sent. */
  show(member: number, by: number): void {
    this.#shown ??= MEMBERS.map(() => Infinity);
    this.#shown[member] = Math.min(this.#shown[member] ?? Infinity, by);
  }
}

const placeOf = (view: 'get' | 'list', member: number): number =>
  view === 'get' ? member : member + MEMBERS.length;

/** The body of a create or an update, as far as it says what a client will look like. */
export interface WriteBody {
  readonly members: Members | undefined;
  /** Members that the text has more than once: either may count (RFC 8259 §4). */
  readonly repeated: readonly string[];
  readonly odd: boolean;
}

const valueIn = (kind: Write['kind'], { members, repeated }: WriteBody, index: number): unknown => {
  const member = MEMBERS[index];
  if (member === undefined || (repeated.length > 0 && repeated.includes(member))) return ANY;
  const value = sentValue(members, member);
  // Whether an update clears what it sends empty is open: a pin says.
  return kind === 'update' && value === ABSENT ? ANY : value;
};

const isEmptyObject = (members: Members | undefined): boolean =>
  members !== undefined && Object.keys(members).length === 0;

export const NO_BODY: WriteBody = { members: undefined, repeated: [], odd: false };

/** Reads what a create or an update sends; bodies that should have been refused say nothing. */
export const writeBodyOf = ({ purpose, request }: Exchange): WriteBody => {
  if (purpose === 'invalid-body' || purpose === 'unsupported') return NO_BODY;
  const members = membersIn(request.body.json);
  if (purpose !== 'odd-body') return { members, repeated: NO_BODY.repeated, odd: false };
  const repeated = MEMBERS.filter((member) => occurrences(request.body.text, `"${member}"`) > 1);
  return { members, repeated, odd: true };
};

const occurrences = (text: string, part: string): number => text.split(part, 3).length - 1;
