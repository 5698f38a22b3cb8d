import { expect } from 'chai';
import type { News } from '../../app/ports.js';
import type { Terminal } from '../terminal.js';
import { Progress, type Watch } from './progress.js';

/** A clock that is put forward by hand. */
class HandWatch implements Watch {
  #now = 0;
  #timer: { readonly each: number; next: number; readonly what: () => void } | undefined;

  now(): number {
    return this.#now;
  }

  every(each: number, what: () => void): () => void {
    this.#timer = { each, next: this.#now + each, what };
    return () => (this.#timer = undefined);
  }

  forward(milliseconds: number): void {
    const end = this.#now + milliseconds;
    while (this.#timer && this.#timer.next <= end) {
      this.#now = this.#timer.next;
      this.#timer.next += this.#timer.each;
      this.#timer.what();
    }
    this.#now = end;
  }
}

const PLANNED: News = {
  kind: 'planned',
  probes: ['life-cycle', 'odd-ids'],
  requests: 60,
  rate: 2,
};
const counted = (exchanges: number) => ({ kind: 'counted', exchanges }) as const;
const ended = (id: string): News => ({
  kind: 'event',
  event: { type: 'probe-finished', probe: { id, status: 'run', reason: '' } },
});
const over = { type: 'run-finished' } as Extract<News, { kind: 'event' }>['event'];

describe('progress', () => {
  const start = (interactive: boolean, quiet = false) => {
    const [notes, moves]: [string[], string[]] = [[], []];
    const watch = new HandWatch();
    const terminal = {
      interactive,
      note: (line: string) => notes.push(line),
      progress: (line: string) => moves.push(line),
    } as unknown as Terminal;
    return { progress: new Progress(terminal, quiet, watch), notes, moves, watch };
  };

  it('says how long a run is going to be before it starts', () => {
    const { progress, notes } = start(false);
    progress.hear(PLANNED);
    expect(notes).to.deep.equal([
      'conformance: at most 60 requests of 2 probes, 2 requests a second: 30.0 s at most',
    ]);
  });

  it('shows on a terminal the total, the probe, and how long it may still take', () => {
    const { progress, moves, watch } = start(true);
    progress.hear(PLANNED);
    watch.forward(5000);
    progress.hear(counted(10));
    progress.hear(ended('life-cycle'));
    watch.forward(5000);
    progress.hear(counted(20));
    expect([moves[0], moves.at(-1)]).to.deep.equal([
      '10 of at most 60 requests, life-cycle, nothing found yet, 25 s left at most',
      '20 of at most 60 requests, odd-ids, nothing found yet, 20 s left at most',
    ]);
  });

  it('prints elsewhere a line every ten seconds, and none once it is over', () => {
    const { progress, notes, watch } = start(false);
    progress.hear(PLANNED);
    progress.hear(counted(1));
    watch.forward(25_000);
    progress.hear({ kind: 'event', event: over });
    watch.forward(25_000);
    expect(notes.slice(1)).to.deep.equal([
      'conformance: 1 of at most 60 requests, life-cycle, nothing found yet, 9 min 50 s left at most',
      'conformance: 1 of at most 60 requests, life-cycle, nothing found yet, 19 min 40 s left at most',
    ]);
  });

  it('tells of recordings how many exchanges there are, as far as anybody knows', () => {
    const { progress, moves, watch } = start(true);
    watch.forward(5000);
    progress.hear({ ...counted(10), expected: { exchanges: 40, isExact: false } });
    watch.forward(5000);
    progress.hear({ ...counted(20), expected: { exchanges: 50, isExact: true } });
    expect([moves[0], moves.at(-1)]).to.deep.equal([
      '10 of about 40 exchanges, nothing found yet, about 15 s left',
      '20 of 50 exchanges, nothing found yet, 15 s left',
    ]);
  });

  it('counts without a total where nothing is planned', () => {
    const { progress, notes, watch } = start(false);
    progress.hear(counted(1200));
    watch.forward(10_000);
    expect(notes).to.deep.equal(['conformance: 1200 exchanges, nothing found yet, 10 s']);
  });

  it('is silent where quiet is asked for', () => {
    const { progress, notes, watch } = start(false, true);
    progress.hear(PLANNED);
    progress.hear(counted(1));
    watch.forward(60_000);
    expect(notes).to.deep.equal([]);
  });
});
