import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from '../../model/report.js';
import { exitOf } from '../../cli/exit.js';
import { check } from '../check.js';
import { SILENT } from '../ports.js';
import { settingsOf } from '../settings.js';
import type { InputOf } from '../../settings/resolve.js';

/** One exchange of a recording made elsewhere. */
export interface Recorded {
  /** Default: `GET`. */
  readonly method?: string;
  /** Path and query. Default: `/x`. */
  readonly target?: string;
  /** Default: `https://api.example.test`. */
  readonly origin?: string;
  readonly requestHeaders?: Readonly<Record<string, string>>;
  readonly sent?: string;
  /** Default: 200. */
  readonly status?: number;
  /** Default: the content is JSON. Several values of a name are several lines. */
  readonly headers?: Headers;
  /** A text as it is; anything else as JSON. Absent: no content. */
  readonly body?: unknown;
}

type Headers = Readonly<Record<string, string | readonly string[]>>;

/** A type alone would say that the other fields were taken out. */
const DATE = { Date: 'Thu, 01 Jan 2026 00:00:00 GMT' };
const JSON_TYPE = { 'Content-Type': 'application/json' };

const listed = (headers: Headers) =>
  Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  );

const entryOf = (each: Recorded, index: number) => ({
  startedDateTime: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
  time: 5,
  request: {
    method: each.method ?? 'GET',
    url: `${each.origin ?? 'https://api.example.test'}${each.target ?? '/x'}`,
    httpVersion: 'HTTP/1.1',
    headers: listed({ Host: 'api.example.test', ...each.requestHeaders }),
    queryString: [],
    cookies: [],
    ...(each.sent === undefined
      ? {}
      : {
          postData: { mimeType: each.requestHeaders?.['Content-Type'] ?? '', text: each.sent },
        }),
    headersSize: -1,
    bodySize: -1,
  },
  response: {
    status: each.status ?? 200,
    statusText: '',
    httpVersion: 'HTTP/1.1',
    headers: listed({ ...DATE, ...(each.headers ?? (each.body === undefined ? {} : JSON_TYPE)) }),
    cookies: [],
    content: {
      size: each.body === undefined ? 0 : -1,
      mimeType: 'application/json',
      text: textOf(each.body),
    },
    redirectURL: '',
    headersSize: -1,
    bodySize: each.body === undefined ? 0 : -1,
  },
  cache: {},
  timings: { send: 0, wait: 5, receive: 0 },
});

const textOf = (body: unknown): string => {
  if (body === undefined) return '';
  return typeof body === 'string' ? body : JSON.stringify(body);
};

export interface Checked {
  readonly report: Report;
  readonly exit: number;
  /** Errors and warnings, each as its check and place. */
  readonly found: readonly string[];
  /** Why checks of content could not tell. */
  readonly untold: readonly string[];
}

/** What `check` says of exchanges by a document; `overlay` is the text of one. */
export const checked = async (
  document: unknown,
  exchanges: readonly Recorded[],
  { overlay, ...input }: Omit<InputOf<'check'>, 'overlay'> & { readonly overlay?: string } = {},
): Promise<Checked> => {
  const folder = mkdtempSync(join(tmpdir(), 'documents-'));
  const write = (name: string, value: unknown): string => {
    const file = join(folder, name);
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
  };
  try {
    const creator = { name: 't', version: '1' };
    const log = { version: '1.2', creator, entries: exchanges.map(entryOf) };
    const spec = write('openapi.yaml', document);
    const overlays = overlay === undefined ? {} : { overlay: [write('overlay.yaml', overlay)] };
    const reports = join(folder, 'reports');
    const given = { spec, format: ['json'], reports, ...overlays, ...input };
    const settings = settingsOf('check', given, {});
    const outcome = await check([write('rec.har', { log })], settings, SILENT);
    return checkedOf(outcome.report, exitOf(outcome));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const checkedOf = (report: Report, exit: number): Checked => ({
  report,
  exit,
  found: report.findings
    .filter(({ ledger, severity }) => ledger !== 'gap' && severity !== 'info')
    .map((each) => `${each.check} ${each.at}`),
  untold: report.checks.flatMap(({ reasons }) =>
    reasons.flatMap(({ outcome, because }) => (outcome === 'could-not-tell' ? because : [])),
  ),
});

/** A document with one `GET /x` that answers 200 with JSON of a schema. */
export const answering = (schema: object, more: object = {}, openapi = '3.0.3') =>
  documentWith({ 200: ok({ 'application/json': { schema } }) }, more, openapi);

export const ok = (content?: object, headers?: object) => ({
  description: 'ok',
  ...(content ? { content } : {}),
  ...(headers ? { headers } : {}),
});

/** A document with one `GET /x` of these responses. */
export const documentWith = (responses: object, more: object = {}, openapi = '3.0.3') => ({
  openapi,
  info: { title: 't', version: '1' },
  servers: [{ url: 'https://api.example.test' }],
  paths: { '/x': { get: { responses } } },
  ...more,
});
