/** Nobody can tell: a schema falls into too many alternatives, or a part of it cannot be read. */
export class Undecided extends Error {}
