import { entriesOf, member, record, type Fields } from '../file/json.js';
import { statusesOf } from '../file/rules.js';
import type { PactFinding } from './shape.js';

/** Statuses whose answers end after the header section (RFC 9110 §15.3.5, §15.4.5). */
const WITHOUT_CONTENT: ReadonlySet<unknown> = new Set([204, 304]);

/** What is wrong with the content of a request or a response. */
export const contentFindings = (message: Fields, at: string): readonly PactFinding[] => {
  if (!hasContent(message)) return [];
  const findings: PactFinding[] = [];
  if (!headerNames(message).includes('content-type'))
    findings.push({
      ...{ rule: 'no-content-type', at: `${at}/headers` },
      says: 'there is content, and no Content-Type says of what kind',
    });
  if (
    [message.status, ...statusesOf(message.matchingRules)].some((status) =>
      WITHOUT_CONTENT.has(status),
    )
  )
    findings.push({
      ...{ rule: 'content-on-204', at: `${at}/body` },
      says: 'an answer of this status has no content',
    });
  return findings;
};

const hasContent = ({ body }: Fields): boolean =>
  Object.hasOwn(record(body) ?? {}, 'content') && member(body, 'content') !== '';

const headerNames = ({ headers }: Fields): readonly string[] =>
  entriesOf(headers).map(([name]) => name.toLowerCase());
