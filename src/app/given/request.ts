import type { GivenBody } from './body.js';
import type { GivenHeaders } from './headers.js';

export interface GivenRequest {
  readonly method: string;
  /** The whole address; or `path`. */
  readonly url?: string | undefined;
  /** From the slash on, with the query; or `url`. */
  readonly path?: string | undefined;
  /** Absent: nobody knows them. */
  readonly headers?: GivenHeaders | undefined;
  /** Absent: nobody knows it, or there is none where the method has none; `''` or `null`: there was none. */
  readonly body?: GivenBody | undefined;
}
