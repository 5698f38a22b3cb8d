import { rmSync, writeFileSync } from 'node:fs';
import type { DiffReport } from '../changes/change.js';
import type { InputKind } from '../model/gate.js';
import type { Report } from '../model/report.js';
import { diff } from './diff.js';
import { type Decided, gate } from './gate.js';
import { FINDING, FINGERPRINT, mutated, mutatedDiff, type State } from './gate-states.testing.js';
import { DOCUMENT } from './packaged.js';
import { pactCheck } from './pact-check.js';
import { SILENT } from './ports.js';
import { settingsOf } from './settings.js';
import { Tenant } from './tenant.testing.js';

const HOUR = 3_600_000;
const TERMS = { owner: 'ana', reason: 'ticket 12' };
const WAIVER = { check: 'no-null-members', operation: 'getClient', at: FINDING.at, shape: 'null' };
const TARGET = { name: 'tenant', url: 'https://tenant.example' };

/** Inputs of every kind, in every state, and a gate that requires them. */
export class GateInputs {
  readonly tenant: Tenant;
  readonly #run: Report;
  readonly #pacts: Report;
  readonly #compared: DiffReport;

  private constructor(
    tenant: Tenant,
    reports: { readonly run: Report; readonly pacts: Report; readonly compared: DiffReport },
  ) {
    this.tenant = tenant;
    this.#run = reports.run;
    this.#pacts = reports.pacts;
    this.#compared = reports.compared;
  }

  static async make(): Promise<GateInputs> {
    const tenant = await Tenant.start();
    const run = (await tenant.run({ probes: undefined, providerVersion: '1' })).report;
    const config = tenant.path('conformance.yaml');
    const pacts = (await pactCheck([], settingsOf('pact check', { config }, {}), SILENT)).report;
    const compared = (await diff(DOCUMENT, DOCUMENT, settingsOf('diff', { config }, {}), SILENT))
      .report;
    return new GateInputs(tenant, { run, pacts, compared });
  }

  close(): Promise<void> {
    return this.tenant.close();
  }

  /** A good report. */
  baseOf(kind: InputKind): Report {
    if (kind === 'pact check') return this.#pacts;
    return {
      ...this.#run,
      run: {
        ...this.#run.run,
        command: kind === 'diff' ? 'run' : kind,
        target: TARGET.name,
        targetUrl: TARGET.url,
      },
    };
  }

  /** The input in a state, beside a good report of a run where that is another. */
  put(kind: InputKind, state: State): void {
    writeFileSync(this.tenant.path('good.json'), JSON.stringify(this.baseOf('run')));
    const file = this.tenant.path('input.json');
    rmSync(file, { force: true });
    if (state === 'missing') return;
    const value =
      kind === 'diff'
        ? mutatedDiff(this.#compared, state)
        : (mutated[state] ?? ((same) => same))(this.baseOf(kind));
    writeFileSync(file, state === 'unreadable' ? '{"schemaVersion":' : JSON.stringify(value));
  }

  #nowIn(kind: InputKind, state: State): number {
    const from =
      kind === 'diff'
        ? this.#compared.madeAt
        : kind === 'pact check'
          ? this.#pacts.run.startedAt
          : (this.#run.run.lastExchangeAt ?? '');
    const hours = { 'too old': 37, 'of a time to come': -2 }[state as string] ?? 1;
    return Date.parse(from) + hours * HOUR;
  }

  /** What the gate makes of the input in a state, required by such an entry. */
  decide(kind: InputKind, state: State, entry: object = {}): Promise<Decided> {
    this.put(kind, state);
    const expires = state === 'failing under an expired waiver' ? '2020-01-31' : '2099-01-31';
    const isWaived = state === 'waived' || expires === '2020-01-31';
    const required = { file: this.tenant.path('input.json'), kind, ...entry };
    const good = { file: this.tenant.path('good.json'), maxAge: 8000 };
    const config = this.tenant.path('gate.yaml');
    const content = {
      target: TARGET.name,
      targets: { tenant: { url: TARGET.url } },
      waivers: isWaived
        ? [
            { ...WAIVER, ...TERMS, expires },
            { change: FINGERPRINT, ...TERMS, expires },
          ]
        : [],
      gate: { requires: kind === 'diff' || kind === 'pact check' ? [required, good] : [required] },
    };
    writeFileSync(config, JSON.stringify(content));
    const settings = settingsOf('gate', { config, providerVersion: '1' }, {});
    return gate(settings, SILENT, Math.max(this.#nowIn(kind, state), 0));
  }
}
