import type { RunEvent } from '../model/event.js';
import type { Finding } from '../model/finding.js';
import type { Evidence, OperationSummary } from '../model/report.js';
import { rich } from './_sample.testing.js';

/** What a hostile server would like to have written into somebody's report. */
export const HOSTILE_TEXTS = [
  '</script><script>window.pwned = 1</script>',
  '<img src=x onerror="window.pwned = 1">',
  '"><svg onload=window.pwned=1>',
  ']]><!ENTITY x SYSTEM "file:///etc/passwd">&x;',
  'nul \0 bell \x07 escape \x1b[31mred\x1b]0;title\x07 csi \x9b2J',
  'lone \ud800 and \udc00 surrogates, \ufffe and \uffff',
  'bidi \u202egnp.exe\u202c \u2066isolated\u2069',
  'line \u2028 paragraph \u2029 next\u0085line\r\nnew line\ttab',
  '| a | pipe | `code` ```fence``` **bold** _it_ [link](javascript:alert(1)) @someone #1 www.x.org',
  '--> <!-- {{ constructor }} ${7*7} https://evil.example/x?y=z#w',
  '::error title=forged::all is lost',
  '# heading',
  '</title></style><style>body{display:none}</style>',
];

/** What no text for people may hold: controls but line feed and tab, format characters, separators, lone surrogates. */
export const UNSAFE = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

/** One value of a megabyte each is enough to show that nobody prints it. */
const HUGE_FINDING = '00000000000000a1';
const HUGE_EXCHANGE = 'e17';

type Poison = (text: string) => string;

/** Adds to each text that it is given the next of the hostile ones. */
const poisoner = (): Poison => {
  let next = 0;
  return (text) => {
    next += 1;
    return `${text} ${HOSTILE_TEXTS[next % HOSTILE_TEXTS.length] ?? ''}`;
  };
};

const finding = (poison: Poison, clean: Finding): Finding => ({
  ...clean,
  title: poison(clean.title),
  at: poison(clean.at),
  expected: poison(clean.expected),
  actual: poison(clean.fingerprint === HUGE_FINDING ? 'x'.repeat(1_000_000) : clean.actual),
  why: poison(clean.why),
  fix: poison(clean.fix),
  clause: poison(clean.clause),
  curl: poison(clean.curl),
  operation: poison(clean.operation ?? 'none'),
  pointer: poison(clean.pointer ?? ''),
  interaction: poison('interaction'),
  waivedBy: clean.waivedBy === null ? null : poison('waiver'),
  ...(clean.notWaived === undefined ? {} : { notWaived: poison('an expired waiver') }),
});

const evidence = (poison: Poison, clean: Evidence): Evidence => {
  const headers = HOSTILE_TEXTS.map((value) => ({ name: poison('x-name'), value }));
  const body = `${HOSTILE_TEXTS.join('\n')}\n${'y'.repeat(clean.id === HUGE_EXCHANGE ? 1_000_000 : 1_000)}`;
  const { request, response } = clean;
  return {
    ...clean,
    probe: poison('probe'),
    request: { ...request, url: poison(request.url), method: poison('GET'), headers },
    response: response && { ...response, reason: poison('OK'), headers, body },
    failure: poison('reset'),
  };
};

const operation = (poison: Poison, clean: OperationSummary): OperationSummary => ({
  ...clean,
  id: poison(clean.id),
  path: poison(clean.path),
  statuses: { ...clean.statuses, [poison('x')]: 1 },
});

/** What a run tells before and after its findings. */
const aside = (poison: Poison, event: RunEvent): RunEvent => {
  switch (event.type) {
    case 'run-started': {
      const { run, document } = event;
      const { title, path } = document;
      return {
        ...event,
        run: { ...run, target: poison(run.target) },
        document: { ...document, title: poison(title), path: poison(path) },
      };
    }
    case 'run-finished':
      return { ...event, reason: poison(event.reason) };
    case 'host-summed': {
      const { host } = event;
      return { ...event, host: { ...host, origin: poison(host.origin), base: poison('base') } };
    }
    case 'refusal-summed': {
      const { refusal } = event;
      return { ...event, refusal: { ...refusal, said: poison('said'), exchange: poison('e1') } };
    }
    case 'recording-read': {
      const { recording } = event;
      const [file, recorder, broken] = [poison('a.har'), poison('recorder'), poison('broken')];
      const unreadable = [{ entry: 1, host: poison('host'), what: poison('what') }];
      return { ...event, recording: { ...recording, file, recorder, broken, unreadable } };
    }
    case 'probe-finished':
      return { ...event, probe: { ...event.probe, reason: poison(event.probe.reason) } };
    case 'pin-observed':
      return { ...event, key: poison(event.key), value: poison(event.value) };
    case 'client-left-over': {
      const { leftover } = event;
      const [clientId, reason] = [poison('id'), poison('reason')];
      return { ...event, leftover: { ...leftover, clientId, reason } };
    }
    default:
      return event;
  }
};

const poisoned = (poison: Poison, event: RunEvent): RunEvent => {
  switch (event.type) {
    case 'finding-made':
      return { ...event, finding: finding(poison, event.finding) };
    case 'evidence-kept':
      return { ...event, evidence: evidence(poison, event.evidence) };
    case 'operation-summed':
      return { ...event, operation: operation(poison, event.operation) };
    case 'check-summed': {
      const reasons = event.tally.reasons.map((reason) => ({
        ...reason,
        because: poison(reason.because),
      }));
      return { ...event, tally: { ...event.tally, reasons } };
    }
    case 'requirement-summed':
      return { ...event, requirement: { ...event.requirement, id: poison(event.requirement.id) } };
    default:
      return aside(poison, event);
  }
};

/** The rich run with hostile text wherever a server, a recording or a document can put some. */
export const hostile = (): readonly RunEvent[] => {
  const poison = poisoner();
  return rich().map((event) => poisoned(poison, event));
};
