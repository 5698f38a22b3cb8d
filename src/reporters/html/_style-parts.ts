const TOP = `
header.top{padding-block:clamp(2rem,6vw,4rem) 0}
.eyebrow{color:var(--quiet);font-size:.92rem;margin-bottom:.5rem}
h1{font-size:clamp(1.9rem,5vw,2.9rem);letter-spacing:-.025em;display:flex;align-items:center;gap:.6rem}
h1 .mark{flex:none;display:inline-grid;place-items:center;width:1.25em;height:1.25em;border-radius:50%;font-size:.8em;font-weight:700;background:var(--tint-soft);color:var(--tint);border:2px solid currentColor}
.conforms{--tint:var(--ok);--tint-soft:var(--ok-soft)}
.does-not-conform{--tint:var(--error);--tint-soft:var(--error-soft)}
.could-not-tell{--tint:var(--warning);--tint-soft:var(--warning-soft)}
.reason{font-size:1.15rem;margin-top:.5rem;max-width:46rem}
.tally{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.5rem;margin-top:1.1rem}
.tally a{display:block;padding:.15rem .75rem;border-radius:99px;font-size:.92rem;font-weight:600;background:var(--tint-soft);color:var(--tint);text-decoration:none}
.tally a:hover{text-decoration:underline}
.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,11.4rem),1fr));gap:.9rem 2rem;margin-top:1.8rem;padding-top:1.3rem;border-top:1px solid var(--line)}
.facts dt,.rule dt,.contrast dt{font-size:.8rem;font-weight:600;color:var(--quiet)}
.facts dd,.rule dd,.contrast dd{margin:0}
`;

const KINDS = `
.error{--tint:var(--error);--tint-soft:var(--error-soft)}
.warning{--tint:var(--warning);--tint-soft:var(--warning-soft)}
.info{--tint:var(--info);--tint-soft:var(--info-soft)}
.gap{--tint:var(--gap);--tint-soft:var(--gap-soft)}
.waived{--tint:var(--quiet);--tint-soft:var(--code)}
.chip{display:inline-block;white-space:nowrap;font-size:.8rem;font-weight:650;padding:.08rem .6rem;border-radius:99px;background:var(--tint-soft);color:var(--tint)}
#overview h2,section>h2{margin-bottom:.5rem}
#overview ol{list-style:none;padding:0;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
#overview li{display:grid;grid-template-columns:1.6rem 6.2rem minmax(0,1fr) minmax(0,13rem);gap:.2rem .6rem;align-items:baseline;padding:.7rem 1rem}
#overview li+li{border-top:1px solid var(--line)}
#overview a::first-letter{text-transform:uppercase}
#overview a{display:block;width:fit-content;font-weight:550}
#overview p{font-size:.9rem;color:var(--quiet);margin-top:.1rem}
#overview .chip{justify-self:start}
.where{font-size:.92rem;font-weight:550}
.ordinal{font-variant-numeric:tabular-nums;font-weight:650;color:var(--quiet);font-size:.92rem}
.about .ordinal{color:var(--text)}
@media (min-width:40.01rem){#overview .where{text-align:right}}
@media (max-width:40rem){#overview li{grid-template-columns:1.6rem minmax(0,1fr)}#overview li>div,#overview li>.where{grid-column:2}}
`;

const CAUSE = `
.cause{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--tint);border-radius:12px;padding:clamp(1rem,2.5vw,1.6rem);margin-top:1.2rem;scroll-margin-top:1rem}
.cause:target{box-shadow:0 0 0 3px var(--tint)}
.about{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:center;color:var(--quiet);font-size:.88rem;margin-bottom:.4rem}
.places{list-style:none;padding:0;margin-top:.6rem}
.variants{list-style:none;padding:0;margin-top:.8rem;border:1px solid var(--line);border-radius:8px;overflow:hidden}
.variants>li{display:grid;grid-template-columns:minmax(0,1.3fr) minmax(0,1fr) minmax(0,1fr);gap:.2rem 1.2rem;padding:.5rem .9rem}
.variants>li+li{border-top:1px solid var(--line)}
.variants .places{margin:0}
@media (max-width:40rem){.variants>li{grid-template-columns:minmax(0,1fr)}}
.contrast{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr));gap:.8rem;margin-top:.8rem}
.contrast>div{border-radius:8px;padding:.6rem .9rem}
.contrast .expected{background:var(--ok-soft);border-left:3px solid var(--ok)}
.contrast .actual{background:var(--tint-soft);border-left:3px solid var(--tint)}
.rule{margin-top:1.1rem;display:grid;grid-template-columns:8.5rem minmax(0,1fr);gap:.5rem 1rem}
.rule dt{padding-top:.15rem;grid-column:1}
.rule dd{grid-column:2;max-width:50rem}
.rule .line{margin-right:.4rem}
@media (max-width:40rem){.rule{grid-template-columns:minmax(0,1fr);gap:.1rem}.rule dd{grid-column:1;margin-bottom:.5rem}}
.again{margin-top:1.2rem}
.again .quiet{margin-top:.4rem}
.waive{margin-top:.9rem}
.waive>summary{font-size:.88rem;color:var(--quiet)}
.waive pre{margin-top:.4rem}
details>summary{cursor:pointer;padding:.35rem 0}
details.cause>summary{padding:0}
details.cause>summary h3{display:inline-block;margin-left:.3rem}
details.cause>summary .about{margin:.2rem 0 0}
details.cause{padding-block:.9rem;margin-top:.8rem}
.exchange{margin-top:.9rem}
.exchange,.side{position:relative}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr));gap:1rem;margin-top:.4rem}
.side{min-width:0}
mark{display:block;background:var(--mark);color:inherit;margin-inline:-.9rem;padding-inline:calc(.9rem - 4px) .9rem;border-left:4px solid var(--mark-line)}
`;

const TABLES = `
.scroll{position:relative;overflow-x:auto;border:1px solid var(--line);border-radius:12px;background:linear-gradient(to right,var(--card) 30%,transparent) 0 0/3rem 100% no-repeat local,linear-gradient(to left,var(--card) 30%,transparent) 100% 0/3rem 100% no-repeat local,linear-gradient(to right,var(--line),transparent) 0 0/1rem 100% no-repeat,linear-gradient(to left,var(--line),transparent) 100% 0/1rem 100% no-repeat,var(--card)}
.scroll+p{margin-top:.8rem}
table{border-collapse:collapse;width:100%;font-size:.94rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .9rem;font-weight:400}
thead th{font-size:.8rem;font-weight:600;color:var(--quiet);white-space:nowrap}
tbody tr{border-top:1px solid var(--line)}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.cell{text-align:center;white-space:nowrap;font-variant-numeric:tabular-nums;padding-inline:.5rem}
th.wide{min-width:12rem}
td{min-width:4rem}
.matrix td,.matrix th{vertical-align:middle}
.matrix th[scope=row]{min-width:11rem}
.matrix .path{white-space:nowrap}
.dense{font-size:.85rem}
.matrix.dense :is(th,td){padding-inline:.5rem;min-width:0}
.matrix.dense .cell{padding-inline:.12rem}
.dense .cell span{min-width:0}
.matrix.dense .number{padding-inline:.35rem}
.dense .inline{min-width:5.5rem}
.operation{display:block;font-weight:600}
.path{display:block;font-size:.78rem;line-height:1.4}
.seen,.unseen,.unknown{display:inline-block;min-width:3.2rem;padding:.1rem .5rem;border-radius:6px;text-align:center}
.seen{background:var(--ok-soft);color:var(--ok)}
.unseen{border:1px dashed var(--quiet);color:var(--quiet)}
.unknown{background:var(--warning-soft);color:var(--warning)}
.unknown.refusal{background:var(--gap-soft);color:var(--gap)}
.never{color:var(--quiet)}
.inline{list-style:none;padding:0;min-width:5.5rem;display:flex;flex-wrap:wrap;gap:.25rem}
.inline a{display:block;min-width:1.7rem;padding:.1rem .45rem;border-radius:6px;text-align:center;font-weight:600;font-variant-numeric:tabular-nums;background:var(--tint-soft);color:var(--tint)}
.legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem 1.6rem;margin-top:.8rem;font-size:.88rem;color:var(--quiet)}
.status{white-space:nowrap}
.status.verified{color:var(--ok)}
.status:is(.violated,.failed){color:var(--error)}
.status.could-not-tell{color:var(--warning)}
.status.not-exercised{color:var(--quiet)}
.bars{min-width:8rem;width:30%;vertical-align:middle}
.bar{display:flex;height:.6rem;border-radius:99px;overflow:hidden;background:var(--code)}
.bar .verified{background:var(--ok)}
.bar .violated{background:var(--error)}
.bar.gap .violated{background:var(--gap)}
.bar .not-exercised{background:var(--line)}
.folds{margin-top:.9rem;background:var(--card);border:1px solid var(--line);border-radius:12px}
.folds .fold{margin:0;padding:.25rem 1rem}
.folds .fold+.fold{border-top:1px solid var(--line)}
.folds .scroll{border-radius:8px}
.folds summary .quiet{margin-left:.5rem}
.ran{line-height:1.9}
.ran .status{margin-right:.5rem}
.scroll+.ran{margin-top:.9rem}
.fold{margin-top:.6rem}
.fold .scroll{margin-block:.4rem .8rem}
`;

const PACTS = `
h3.name::first-letter{text-transform:none}
.interactions{list-style:none;padding:0;margin:.6rem 0 1.6rem;background:var(--card);border:1px solid var(--line);border-radius:12px;overflow:hidden}
.interactions li{display:grid;grid-template-columns:1.2rem minmax(0,1fr);gap:0 .5rem;padding:.5rem 1rem}
.interactions li+li{border-top:1px solid var(--line)}
.interactions .status{font-weight:700}
.interactions p{grid-column:2;font-size:.92rem;color:var(--quiet)}
`;

export const PARTS = `${TOP}${KINDS}${CAUSE}${TABLES}${PACTS}`;
