import { MEMBERS, type Member, type Members } from '../model/members.js';

/** Whether an answer shows a value that is none: null, or of another type. */
export const isMisshapen = (members: Members, member: Member): boolean => {
  const value = members[member];
  if (value === undefined) return false;
  if (member === 'pkceRequired') return typeof value !== 'boolean';
  if (member !== 'redirectUris' && member !== 'contacts') return typeof value !== 'string';
  return !Array.isArray(value) || value.some((item) => typeof item !== 'string');
};

/** Whether an answer shows anything of a client. */
export const showsClient = (members: Members): boolean =>
  members.clientId !== undefined || MEMBERS.some((member) => members[member] !== undefined);
