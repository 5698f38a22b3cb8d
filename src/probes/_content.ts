import type { Drive } from '../model/probe.js';
import { contactsOf } from '../model/sent-values.js';

/** A body that is labelled JSON, whatever it holds. */
export const labelledJson = (text: string, type = 'application/json') => ({
  content: { type, bytes: new TextEncoder().encode(text) },
});

/** A second place for the run's mark, where a create lacks the name or the redirect URI that carries it. */
export const markedContacts = ({ values, mark }: Drive) => ({ contacts: contactsOf(values, mark) });
