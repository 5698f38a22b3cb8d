import type { Gaps } from './gaps.js';
import type { Positions } from './positions.js';

/** What is told of a file while it is read. */
export interface Telling {
  readonly positions: Positions;
  readonly gaps: Gaps;
  /** What stands before the `#` of a pointer into the file. */
  readonly prefix: string;
}
