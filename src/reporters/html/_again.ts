import type { Report } from '../../model/report.js';
import type { Cause } from '../_causes.js';
import { rerunOf } from '../_rerun.js';
import { wrapShell } from '../_shell.js';
import { isEmbedded } from '../_words.js';
import { linesOf, markup, NOTHING, type Markup } from './_markup.js';

const SCRIPT = 6_000;

/** How a cause is seen again: by hand, and by a command that judges little else. */
export const again = (cause: Cause, id: string, report: Report): Markup => {
  const { curl } = cause.findings[0];
  const command = rerunOf(report, cause);
  const script = wrapShell(curl.slice(0, SCRIPT), 110).join('\n');
  const shown =
    curl === ''
      ? NOTHING
      : markup`
<pre tabindex="0" role="group" aria-labelledby="${id}-again"><code>${linesOf(script, SCRIPT * 2)}</code></pre>${isEmbedded(report) ? STOPPED : NOTHING}`;
  const rerun =
    command === undefined
      ? NOTHING
      : markup`<p class="rerun"><span class="quiet">Judge just this again:</span> <code>${command}</code></p>`;
  if (shown.text + rerun.text === '') return NOTHING;
  return markup`<div class="again"><h4 id="${id}-again">See it again</h4>${shown}${rerun}</div>`;
};

const STOPPED = markup`<p class="quiet">The provider of this run has stopped: <code>conformance provider</code> serves it at an address and for an institution of its own, which go into the command.</p>`;
