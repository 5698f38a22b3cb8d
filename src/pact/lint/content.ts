import { isFields, listOf, membersOf, type Fields, type PactFinding } from './shape.js';

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
  if (statusesOf(message).some((status) => WITHOUT_CONTENT.has(status)))
    findings.push({
      ...{ rule: 'content-on-204', at: `${at}/body` },
      says: 'an answer of this status has no content',
    });
  return findings;
};

const hasContent = ({ body }: Fields): boolean =>
  isFields(body) && Object.hasOwn(body, 'content') && body.content !== '';

const headerNames = ({ headers }: Fields): readonly string[] =>
  membersOf(headers).map(([name]) => name.toLowerCase());

/** The example's, and those that a rule allows besides. */
const statusesOf = ({ status, matchingRules }: Fields): readonly unknown[] => {
  const rules = isFields(matchingRules) ? membersOf(matchingRules.status) : [];
  const allowed = rules.flatMap(([, rule]) => listOf(isFields(rule) ? rule.matchers : undefined));
  return [status, ...allowed.flatMap((each) => (isFields(each) ? listOf(each.status) : []))];
};
