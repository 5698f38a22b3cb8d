import type { Exchange } from '../model/exchange.js';
import { couldNotTell, PASS, type Verdict } from '../model/verdict.js';
import { NO_ANSWER, SERVER_FAILED } from './_parts.js';

const EARLIER = couldNotTell('the request was refused before its content was looked at');
const REDIRECTED = couldNotTell('the answer is a redirection');
/** Refusals that say nothing of the content: no credentials, no right, no such client, too often. */
const OF_ANOTHER_KIND: ReadonlySet<number> = new Set([401, 403, 404, 410, 429]);

export const isSuccess = (status: number): boolean => status >= 200 && status < 300;

/**
 * What an answer says of content that must be refused. A 5xx is not reported again here.
 * @returns undefined where the server accepted the content
 */
export const refusalOf = ({ response }: Exchange): Verdict | undefined => {
  if (!response) return NO_ANSWER;
  const { status } = response;
  if (isSuccess(status)) return undefined;
  if (status >= 500) return SERVER_FAILED;
  if (status < 400) return REDIRECTED;
  return OF_ANOTHER_KIND.has(status) ? EARLIER : PASS;
};

/** Whether nothing of the request's content was lost on its way into the recording. */
export const isWhole = ({ request, source }: Exchange): boolean => {
  if (!request.body.isKept) return false;
  // Our own recordings keep the bytes as they were sent.
  if (source === 'live' || request.body.bytes !== undefined || request.body.isExact) return true;
  const length = request.headers.get('content-length');
  return length !== undefined && Number(length) === request.body.size;
};
