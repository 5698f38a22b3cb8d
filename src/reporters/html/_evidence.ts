import type { Report } from '../../model/report.js';
import { markup, type Markup } from './_markup.js';

/** What the verdict stands on, each with its share. */
export const evidence = ({ summary, operations }: Report): Markup => {
  const { evidence: seen } = summary;
  const shares = [
    ['operations', [seen.operations, operations.length]],
    ['documented statuses', seen.statuses],
    ['requirements', seen.requirements],
    ['answers with content', seen.content],
  ] as const;
  return markup`<ul class="evidence" aria-label="What the verdict stands on">${shares.map(
    ([words, share]) => shareOf(words, share),
  )}</ul>`;
};

const shareOf = (words: string, [seen, all]: readonly [number, number]): Markup => {
  const width = all === 0 ? '0' : ((100 * seen) / all).toFixed(1);
  return markup`<li><span><strong>${seen}</strong> of ${all}</span> <span class="quiet">${words}</span><span class="meter" aria-hidden="true"><span style="width:${width}%"></span></span></li>`;
};
