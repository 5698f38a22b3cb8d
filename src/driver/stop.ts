/** Ends the probe that is under way; the run goes on with the next one. */
export class ProbeStop extends Error {
  /** The settings want it so: no evidence is missing for it. */
  readonly isWanted: boolean;

  constructor(because: string, isWanted = false) {
    super(because);
    this.name = 'ProbeStop';
    this.isWanted = isWanted;
  }
}

/** Ends the run: what is left to do is to clean up. */
export class RunStop extends Error {
  constructor(because: string) {
    super(because);
    this.name = 'RunStop';
  }
}
