/** Where a request went: whose clients it is about. */
export interface Owner {
  readonly origin: string;
  readonly institution: string;
  readonly partner: string;
}

/** Of an id that another collection of the same server issued as well. */
export interface Elsewhere {
  /** Each institution may have a server of its own, whose ids are its own affair (RFC 6749 §2.2). */
  readonly isOfInstitution: boolean;
}

/** Whether two collections of one server are not the same; undefined: they are, or each server has its own ids. */
export const elsewhere = (one: Owner, other: Owner): Elsewhere | undefined => {
  if (one.origin !== other.origin) return undefined;
  const isOfInstitution = isAlike(one.institution, other.institution);
  return isOfInstitution && isAlike(one.partner, other.partner) ? undefined : { isOfInstitution };
};

/** Whether a server may take two names for one: some do not look at case. */
const isAlike = (one: string, other: string): boolean =>
  one === other || one.toLowerCase() === other.toLowerCase();
