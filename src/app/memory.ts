import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { ConformanceError } from '../model/error.js';
import type { Batch, Source } from '../model/source.js';

/** What may be in use of what Node allows: the rest is for the report. */
const MOST = 0.8;
/** What Node sets apart of it for what is young, bytes: nothing that lasts finds room there. */
const YOUNG = 48 * 1024 ** 2;

/**
 * Ends a source while there is memory left to say so: Node itself would abort, with an exit code that means
 * nothing. Throws `out-of-memory`.
 */
export async function* withinMemory(
  source: Source,
  isShort: () => boolean = isMemoryShort,
): AsyncGenerator<Batch> {
  for await (const batch of source) {
    if (isShort())
      throw new ConformanceError('out-of-memory', 'there is no memory left to judge the rest');
    yield batch;
  }
}

const isMemoryShort = (): boolean => {
  if (shareInUse() <= MOST) return false;
  // Most of it may be what nobody holds any more.
  collect();
  return shareInUse() > MOST;
};

const shareInUse = (): number => {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / (limit - YOUNG);
};

const collect = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
};
