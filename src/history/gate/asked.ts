import type { ComparedChange } from '../compared.js';
import type { Finding, Severity } from '../../model/finding.js';
import type { Night } from '../nights.js';
import type { Waivable, Waived } from '../../model/waiver.js';

/** What the gate is asked about, and by what it judges. */
export interface Asked {
  /** Milliseconds since the epoch. */
  readonly now: number;
  readonly document: {
    readonly path: string;
    readonly sha256: string;
    readonly isPackaged: boolean;
  };
  /** The version that the provider must be of. */
  readonly providerVersion?: string | undefined;
  /** The least severity that fails. */
  readonly gate: 'error' | 'warning';
  /** The severity of a finding under the configuration of the gate. */
  readonly severityOf: (finding: Finding) => Severity;
  /** The waivers as they hold for a target. */
  readonly waiversAt: (target: string) => WaiversAt;
  readonly waiveChange: (change: ComparedChange) => Waived;
  /** The history: it tells since when something fails, and decides nothing. Read where it is asked for. */
  readonly nights: () => readonly Night[];
}

export interface WaiversAt {
  readonly waive: (finding: Waivable) => Waived;
  /** Whether a remark on a waiver is about one of these. */
  readonly remarks: (finding: Finding) => boolean;
}
