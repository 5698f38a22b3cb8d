import { type Members, MEMBERS } from '../model/members.js';
import type { Step } from '../model/registry.js';
import type { Client, SeenClient } from './client.js';
import type { Reading } from './reads.js';
import type { Write } from './write.js';

/**
 * An update between this get and the one before it, or the creation, if it was the only write there
 * and is over.
 */
export const stepTo = ({ moment }: Reading, client: Client, after: Members): Step | undefined => {
  const before = client.lastGet ?? madeOf(client);
  if (!before) return undefined;
  let update: Write | undefined;
  for (const write of client.writes) {
    const { start, end } = write.moment;
    const isEarlier = write.moment === before.moment || end <= before.moment.start;
    if (start >= moment.end || (isEarlier && !write.open)) continue;
    if (update || write.open || write.kind !== 'update') return undefined;
    if (start < before.moment.end || end > moment.start) return undefined;
    update = write;
  }
  return update && { before: before.members, update, after };
};

/** A client as its creation made it, as far as the request says. */
const madeOf = ({ writes }: Client): SeenClient | undefined => {
  const [write, next] = writes;
  if (write?.kind !== 'create' || !next) return undefined;
  const members: Record<string, unknown> = {};
  for (const [index, member] of MEMBERS.entries())
    if (write.hasSent(index)) members[member] = write.values[index];
  return { moment: write.moment, members };
};
