/** One pair of versions that bears on a deployment. */
export interface DeployRow {
  readonly consumer: string;
  readonly consumerVersion: string | null;
  readonly provider: string;
  readonly providerVersion: string | null;
  /** Null where nothing was verified. */
  readonly success: boolean | null;
}

/** The answer to "may this version go there?": yes, no, or nobody knows. */
export interface DeployAnswer {
  readonly deployable: true | false | 'unknown';
  /** One sentence; a stranger's words in it are cut and cannot be seen to move a cursor. */
  readonly reason: string;
  readonly rows: readonly DeployRow[];
}
