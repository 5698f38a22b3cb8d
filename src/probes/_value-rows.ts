import type { Drive } from '../model/probe.js';
import { list, remove } from './_client.js';
import type { Pack } from './_odd-value.js';
import { type Spare, ValueTrial } from './_value-trial.js';

/** Clients that stand together, while one list is read. */
const TOGETHER = 4;

/** The most that is sent of so many rows, and of so many packs that may be cut in two. */
export const sendsOf = (rows: number, more: number) => ({
  'POST clients': rows + more,
  'PUT client': rows + more,
  'GET client': 2 * (rows + more),
  'DELETE client': rows + more,
  'GET clients': Math.ceil(rows / TOGETHER),
});

/** Creates a client of each row, and updates it to another row. */
export const sendRows = async (
  drive: Drive,
  label: string,
  rows: readonly Pack[],
  more: Spare,
): Promise<void> => {
  const trial = new ValueTrial(drive, label, more);
  for (let start = 0; start < rows.length; start += TOGETHER) {
    const standing: string[] = [];
    for (const row of rows.slice(start, start + TOGETHER)) {
      const clientId = await trial.create(row);
      if (clientId !== undefined) standing.push(clientId);
    }
    if (standing.length > 0) await list(drive);
    for (const [index, clientId] of standing.entries()) {
      const row = rows[(start + index + TOGETHER) % rows.length];
      if (row) await trial.update(clientId, row);
      await remove(drive, clientId);
    }
  }
};
