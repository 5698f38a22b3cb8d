import type { Planned } from '../../app/outcome.js';

/** What a run would send, for people. */
export const planText = ({ target, probes }: Planned): string => {
  const where = target
    ? `${target.origin}${target.prefix}, institution ${target.collection.institution}, partner ${target.collection.partner}`
    : 'the embedded reference provider';
  const lines = probes.map(({ id, requests, title, leftOut }) => {
    const left = leftOut === undefined ? '' : ` (left out: ${leftOut})`;
    return `  ${id.padEnd(26)} ${String(requests).padStart(3)} requests at most  ${title}${left}\n`;
  });
  const most = probes
    .filter(({ leftOut }) => leftOut === undefined)
    .reduce((sum, { requests }) => sum + requests, 0);
  return `target: ${where}\n${lines.join('')}at most ${most} requests, and those of token, inventory and clean-up\nnothing was sent\n`;
};
