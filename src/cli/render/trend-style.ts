/** What the page of a trend has besides the style of the report's. What is wider than a screen begins at its end. */
export const TREND_STYLE = `
.scroll:has(.picture){direction:rtl}
.chart{display:flex;align-items:flex-start;direction:ltr;width:max-content;min-width:100%}
.picture{display:block;flex:1 1 auto;width:0;overflow:visible}
.picture.scale{flex:none;width:auto;position:sticky;left:0;background:var(--card);z-index:1}
.picture text{fill:var(--quiet);font-size:11px;font-variant-numeric:tabular-nums}
.picture .sign{font-size:11px;font-weight:650;fill:var(--text)}
.picture .name{fill:var(--gap)}
.picture .grid{stroke:var(--line)}
.ok{--look:var(--ok)}.bad{--look:var(--error)}.open{--look:var(--warning)}.calm{--look:var(--quiet)}.link{--look:var(--link)}
.picture .column{stroke:var(--look)}
@media screen and (min-width:64rem){.roomy .column,.roomy .hole{stroke-width:16px}}
.picture .line{stroke:var(--look);stroke-width:1.5}
.picture .dot{fill:var(--look)}
.picture .hole{stroke:var(--quiet);stroke-dasharray:2 4;opacity:.6}
.picture .mark{stroke:var(--gap);stroke-width:1.5}
.key{display:inline-block;width:.75rem;height:.75rem;border-radius:3px;margin-right:.45rem;background:var(--look)}
.key.none{background:repeating-linear-gradient(var(--quiet) 0 2px,transparent 2px 4px)}
.key.mark{width:2px;background:var(--gap);margin-inline:.3rem .75rem}
.pictures{display:grid;gap:0 1.4rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,26rem),1fr))}
figure{margin:1.4rem 0 0;min-width:0}
figcaption{font-size:.92rem;font-weight:600;margin-bottom:.4rem}
.scroll:has(.picture){padding:.6rem 1rem .5rem .2rem}
.series{margin-top:3rem}
.series+.series{padding-top:2rem;border-top:2px solid var(--line)}
.series section{margin-top:2.2rem}
.series h3{margin-bottom:.6rem}
.series section ul{padding-left:1.2rem}
@media print{
.picture *,.key{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.series section,figure{break-inside:avoid}
.pictures{grid-template-columns:repeat(2,minmax(0,1fr))}
.picture{min-width:0!important}
}`;
