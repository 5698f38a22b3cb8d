import { cut } from '../model/escape.js';
import type { RunEvent } from '../model/event.js';
import type { Redactor } from '../model/redactor.js';
import type { Batch } from '../model/source.js';

/** Characters of a reason that are redacted, and that are kept: a secret at the cut is known by then. */
const READ = 65_536;
const REASON = 2000;

/** What a source tells besides exchanges, redacted. */
export function* eventsOf(batch: Batch, redactor: Redactor): Generator<RunEvent> {
  for (const probe of batch.probes ?? []) {
    const reason = redactor.redact(probe.reason);
    yield { type: 'probe-finished', probe: { ...probe, reason } };
  }
  for (const leftover of batch.leftovers ?? []) {
    const reason = redactor.redact(leftover.reason);
    yield { type: 'client-left-over', leftover: { ...leftover, reason } };
  }
  for (const pact of batch.pacts ?? []) {
    const interactions = pact.interactions.map((each) => ({
      ...each,
      reason: cut(redactor.redact(each.reason.slice(0, READ)), REASON),
    }));
    yield { type: 'pact-verified', pact: { ...pact, interactions } };
  }
  for (const recording of batch.recordings ?? []) {
    const file = redactor.redact(recording.file);
    const broken = recording.broken === null ? null : redactor.redact(recording.broken);
    yield { type: 'recording-read', recording: { ...recording, file, broken } };
  }
}
