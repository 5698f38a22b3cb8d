import { FILTER_STYLE } from './_filters.js';

const EVIDENCE = `
.evidence{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13rem),1fr));gap:.8rem 2rem;margin-top:1.5rem}
.evidence strong{font-size:1.3rem;font-variant-numeric:tabular-nums;letter-spacing:-.01em}
.meter{display:block;height:.35rem;border-radius:99px;background:var(--line);margin-top:.3rem;overflow:hidden}
.meter>span{display:block;height:100%;border-radius:99px;background:var(--quiet)}
.facts .path{display:block;font-size:.8rem}
`;

const CONTENTS = `
.contents{margin-top:2.2rem}
.contents ul{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.35rem 1.3rem;font-size:.92rem}
.reason::first-letter{text-transform:uppercase}
.filters{display:flex;flex-wrap:wrap;gap:.6rem 2rem;margin-top:1.2rem}
.filters fieldset{border:0;margin:0;padding:0;min-width:0;display:flex;flex-wrap:wrap;gap:.3rem;align-items:center}
.filters legend{float:left;padding:0;margin-right:.6rem;font-size:.8rem;font-weight:600;color:var(--quiet)}
.filters input{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);margin:0}
.filters label{padding:.12rem .7rem;border:1px solid var(--line);border-radius:99px;background:var(--card);font-size:.88rem;cursor:pointer}
.filters label:hover{border-color:var(--quiet)}
.filters input:checked+label{background:var(--text);border-color:var(--text);color:var(--page);font-weight:600}
.filters input:focus-visible+label{outline:3px solid var(--link);outline-offset:2px}
@supports not selector(:has(a)){.filters{display:none}}
`;

/** Below this width rows of a table become blocks: whatever has a label is shown with it. */
const PHONE = `
@media (max-width:40rem){
.matrix,.matrix tbody{display:block}
.matrix thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.matrix tr{display:grid;grid-template-columns:1.2fr repeat(4,minmax(0,1fr));gap:.6rem .4rem;padding:.8rem .9rem}
.matrix th[scope=row]{grid-column:1/-1;padding:0;min-width:0}
.matrix td,.matrix.dense :is(th,td,.number,.cell){padding:0;min-width:0;text-align:left}
.matrix .cell>span:not(.spoken){min-width:0;padding-inline:.45rem}
.matrix td[data-label=Exchanges]{grid-column-start:1}
.matrix td[data-label=Findings]{grid-column:1/-1}
.matrix .inline{min-width:0}
.matrix td::before{content:attr(data-label);display:block;white-space:nowrap;font-size:.75rem;line-height:1.4;color:var(--quiet)}
.matrix td.absent{display:none}
.stack,.stack tbody{display:block}
.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.stack tr{display:block;padding:.6rem .9rem}
.stack th,.stack td{display:block;padding:0;min-width:0;text-align:left}
.stack td{margin-top:.2rem}
.stack td:empty{display:none}
.stack td[data-label]::before{content:attr(data-label) " ";font-size:.8rem;color:var(--quiet)}
.stack td.number{display:inline-block;margin-right:1.1rem}
.stack .bars{width:auto;margin-block:.4rem}
details.cause>summary h3{display:block;margin:.2rem 0 0}
}
`;

export const NAV = `${EVIDENCE}${CONTENTS}${FILTER_STYLE}${PHONE}`;
