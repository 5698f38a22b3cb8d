import type { Body } from '../model/body.js';
import type { Exchange } from '../model/exchange.js';
import type { Header } from '../model/http/headers.js';
import type { Redactor } from '../model/redactor.js';
import type { Evidence, EvidenceMessage } from '../model/report.js';

/** Characters of a body that a reader is shown. */
const BODY = 4096;
/** Characters of a body that are redacted before it is cut: a secret at the cut is known by then. */
const READ = 65_536;
const FIELDS = 64;
const FIELD = 1024;

const utf8 = new TextEncoder();

/** An exchange as a finding cites it: redacted, then cut to a readable length. */
export const evidenceOf = (exchange: Exchange, redactor: Redactor): Evidence => {
  const { request, response, failure, match } = exchange;
  return {
    id: redactor.text(exchange.id),
    operation: match.kind === 'operation' ? match.operation.id : null,
    probe: exchange.probe ?? null,
    purpose: exchange.purpose ?? null,
    startedAt: instant(exchange.startedAt),
    durationMs: Math.round((exchange.endedAt - exchange.startedAt) * 1000) / 1000 || 0,
    request: {
      method: redactor.redact(request.method),
      url: redactor.redact(request.origin + request.target),
      ...message(request.headers.entries, request.body, redactor),
    },
    response: response
      ? {
          status: response.status,
          reason: redactor.redact(response.reason).slice(0, FIELD),
          ...message(response.headers.entries, response.body, redactor),
        }
      : null,
    failure: failure ? redactor.redact(`${failure.code}: ${failure.message}`) : null,
  };
};

/** RFC 3339; the epoch for what is no time. */
const instant = (milliseconds: number): string => {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? new Date(0).toISOString() : date.toISOString();
};

const message = (entries: readonly Header[], body: Body, redactor: Redactor): EvidenceMessage => {
  const shown = redactor.redactHeaders(entries.slice(0, FIELDS)).map(({ name, value }) => ({
    name: short(name),
    value: short(value),
  }));
  const more = entries.length - FIELDS;
  return {
    headers: more > 0 ? [...shown, { name: '…', value: `${more} more fields` }] : shown,
    ...cutBody(body, redactor),
  };
};

const short = (text: string): string =>
  text.length > FIELD ? `${text.slice(0, FIELD)}… (${text.length - FIELD} more characters)` : text;

const cutBody = (
  body: Body,
  redactor: Redactor,
): { readonly body: string; readonly cut: number } => {
  if (body.isEmpty) return { body: '', cut: 0 };
  const { text } = body;
  const redacted = redactor.redact(text.slice(0, READ)).toWellFormed();
  const whole = text.length <= READ && redacted.length <= BODY;
  if (whole) return { body: redacted, cut: 0 };
  const shown = redacted.slice(0, BODY).toWellFormed();
  return { body: shown, cut: Math.max(1, body.size - utf8.encode(shown).length) };
};
