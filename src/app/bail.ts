import { fails, type Finding } from '../model/finding.js';
import type { Source } from '../model/source.js';

/** When to end, and how. */
export interface Bail {
  /** What was found so far. */
  readonly findings: () => readonly Finding[];
  readonly gate: 'error' | 'warning';
  /** Ends what yields: it still cleans up, and tells so. Absent: nothing more is read. */
  readonly stop: (() => void) | undefined;
}

/** A source that ends once something was found that fails the run. */
export async function* bailing(source: Source, { findings, gate, stop }: Bail): Source {
  let isOver = false;
  for await (const batch of source) {
    yield batch;
    if (isOver || !findings().some((finding) => fails(finding, gate))) continue;
    isOver = true;
    if (stop) stop();
    else {
      yield { cutShort: 'it ended with the first finding that fails it (--bail)' };
      return;
    }
  }
}
