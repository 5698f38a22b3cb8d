import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { appError } from './errors.js';
import type { Batch, Source } from '../model/source.js';

/** What may be in use of what Node allows: the rest is for the report. */
const MOST = 0.8;
const MB = 1024 ** 2;

/**
 * What V8 sets apart of it for what is young, bytes: nothing that lasts finds room there. It counts as allowed, and is
 * told nowhere: the difference of `heap_size_limit` and `--max-old-space-size`, in Node 20 and 22, 24, and 26.
 */
const youngOf = (v8: number): number => (v8 < 13 ? 48 : v8 === 13 ? 192 : 96) * MB;
const YOUNG = youngOf(Number.parseInt(process.versions.v8, 10));

/** What may pile up that nobody holds any more, bytes; where more is held, half of that. */
const PILE = 64 * MB;

/**
 * While little has been read all of it is still in use, from which V8 concludes that the like will last, and puts it
 * where only a full collection looks: dead lists there would keep every exchange that they hold.
 */
const ALL_YOUNG = '--no-allocation-site-pretenuring';

/** The memory that Node has for us. */
export interface Memory {
  /** Bytes, with what nobody holds any more. */
  used(): number;
  /** What could be used, bytes. */
  readonly limit: number;
  /** Lets go of what nobody holds any more. */
  collect(): void;
}

const NODE: Memory = {
  used: () => getHeapStatistics().used_heap_size,
  get limit() {
    return getHeapStatistics().heap_size_limit - YOUNG;
  },
  collect: () => {
    setFlagsFromString('--expose-gc');
    runInNewContext('gc()');
  },
};

/**
 * Ends a source while there is memory left to say so: Node itself would abort, with an exit code that means
 * nothing. Throws `out-of-memory`. Left to itself, Node lets several times of what is held pile up: here, no
 * more than `PILE`.
 */
export async function* withinMemory(source: Source, memory: Memory = NODE): AsyncGenerator<Batch> {
  setFlagsFromString(ALL_YOUNG);
  let held = memory.used();
  for await (const batch of source) {
    held = tidied(memory, held);
    if (isShort(memory))
      throw appError('out-of-memory', 'there is no memory left to judge the rest');
    yield batch;
  }
}

/** Collects what has piled up on what was held. @returns what is held, or more */
const tidied = (memory: Memory, held: number): number => {
  const used = memory.used();
  if (used <= held + Math.max(PILE, held / 2)) return Math.min(held, used);
  memory.collect();
  return memory.used();
};

const isShort = (memory: Memory): boolean => {
  if (memory.used() <= MOST * memory.limit) return false;
  // Most of it may be what nobody holds any more.
  memory.collect();
  return memory.used() > MOST * memory.limit;
};
