import { NAV } from './_style-nav.js';
import { PARTS } from './_style-parts.js';

const LIGHT = `
--page:#f6f6f3;--card:#fff;--text:#1c2026;--quiet:#575f6b;--line:#dfe0e3;--code:#f2f3f5;--link:#1f58a8;
--error:#b02318;--error-soft:#fcefed;--warning:#825300;--warning-soft:#fbf3e0;--ok:#1a6b3b;--ok-soft:#eaf5ee;
--info:#1f58a8;--info-soft:#ecf2fb;--gap:#6a4391;--gap-soft:#f4eefa;--mark:#fff3c4;--mark-line:#b98900;`;

const DARK = `
--page:#131519;--card:#1b1e24;--text:#e6e8ec;--quiet:#a5adb9;--line:#323740;--code:#14171b;--link:#9cc2ff;
--error:#ff9086;--error-soft:#331d1c;--warning:#f0c369;--warning-soft:#2f2715;--ok:#83d8a5;--ok-soft:#16291e;
--info:#9cc2ff;--info-soft:#1a2536;--gap:#cfadf2;--gap-soft:#281f33;--mark:#453a12;--mark-line:#e0b53c;`;

const BASE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-behavior:smooth}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
header.top,main,footer{max-width:76rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
h1,h2,h3,h4,p,ul,ol,dl,pre{margin:0}
h1,h2,h3{line-height:1.25;text-wrap:balance}
h2{font-size:1.35rem;letter-spacing:-.01em;margin-bottom:.35rem}
h3{font-size:1.12rem}
h3::first-letter,.rule .prose::first-letter{text-transform:uppercase}
h4{font-size:.8rem;font-weight:600;color:var(--quiet);margin-bottom:.35rem}
a{color:var(--link);text-underline-offset:.18em;text-decoration-thickness:.06em}
a:hover{text-decoration-thickness:.12em}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
main:focus{outline:none}
code,pre,.mono{font:.86em/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
pre{background:var(--code);border:1px solid var(--line);border-radius:8px;padding:.75rem .9rem;white-space:pre-wrap;max-height:36rem;overflow:auto}
pre code{font:inherit}
.quiet,.none{color:var(--quiet)}
.quiet{font-size:.88rem}
.lead{color:var(--quiet);margin-bottom:1rem;max-width:46rem}
.note{border-left:3px solid var(--line);padding-left:.8rem;color:var(--quiet);margin-top:.9rem}
.spoken{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;background:var(--card);padding:.5rem 1rem;border-radius:0 0 8px 8px;z-index:1}
.skip:focus{top:0}
section,nav{margin-top:3rem;scroll-margin-top:1rem}
footer{padding-block:2.5rem 3rem;margin-top:3rem;border-top:1px solid var(--line);font-size:.88rem;color:var(--quiet)}
`;

const PRINT = `
@media print{
:root{color-scheme:light;${LIGHT}--page:#fff}
body{font-size:9.5pt}
.skip,.waive,.contents,.filters,.rerun{display:none}
header.top,main,footer{max-width:none;padding-inline:0}
section,nav{margin-top:1.6rem}
pre{max-height:none;overflow:visible}
.scroll{overflow:visible}
.cause,.exchange,.matrix tr{break-inside:auto;box-shadow:none}
h2,h3,h4,summary,.about,.lead,.places,.contrast{break-after:avoid}
.lead{break-inside:avoid}
.contrast,.rule,.again,tr,#overview li{break-inside:avoid}
details::details-content{content-visibility:visible;block-size:auto}
.bar,.bar>span,.meter,.meter>span,mark,.chip,.contrast>div,.tally a,.seen,.unknown,.inline a{print-color-adjust:exact;-webkit-print-color-adjust:exact}
table,.matrix{font-size:8pt}
th,td{padding:.25rem .6rem}
.matrix th,.matrix td,.matrix td.number{padding:.35rem .25rem;min-width:0}
.matrix th[scope=row],.matrix .inline,.matrix .cell span{min-width:0}
.matrix .operation{white-space:nowrap}
.matrix .path{display:none}
.facts{grid-template-columns:3fr 5fr 4fr 4fr 4fr;gap:.9rem 1rem}
.evidence{grid-template-columns:repeat(4,minmax(0,1fr));gap:.8rem 1rem}
:is(#gaps,#notes,#waived) .exchange{display:none}
a{color:inherit}
}
`;

/** The style of the page; it stands in the page itself, and names nothing outside of it. */
export const STYLE = `${BASE}${PARTS}${NAV}${PRINT}`;
