/** The page's only style. Colours have a contrast of 4.5 and more on their ground (WCAG 2.2, 1.4.3), in both schemes. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;
--ground:#f3f5f8;--card:#fff;--text:#171b22;--soft:#545d6b;--rule:#dde2e9;--code:#f3f5f8;--link:#1a56c4;
--bad:#b3201a;--bad-ground:#fdeeec;--warn:#855300;--warn-ground:#fff5df;--good:#19683a;--good-ground:#e8f5ec;
--bar:#9db0cb;--bar-abuse:#c5251d;--bar-accepted:#3d9a6c;--bar-missing:#dd9a1f;--bar-later:#aeb7c4;--track:#eef1f5}
@media (prefers-color-scheme:dark){:root{
--ground:#0f1216;--card:#181c22;--text:#e8ebf0;--soft:#a7b0bd;--rule:#2b323c;--code:#11151a;--link:#8ab4f8;
--bad:#ff8f86;--bad-ground:#341a1a;--warn:#f3c26b;--warn-ground:#302610;--good:#7fd6a2;--good-ground:#142b1e;
--bar:#4f6282;--bar-abuse:#ff6459;--bar-accepted:#3d9a6c;--bar-missing:#d6982f;--bar-later:#5b6573;--track:#20262e}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;background:var(--ground);color:var(--text);font:1rem/1.6 system-ui,sans-serif;overflow-wrap:anywhere}
:lang(zh),:lang(ja){line-break:strict}
a{color:var(--link)}
a:focus-visible,button:focus-visible,summary:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem 1rem;z-index:1}
code,pre{font-family:ui-monospace,monospace;font-size:.86em}
code{overflow-wrap:anywhere}
.frame{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 4rem;display:grid;gap:1.5rem;grid-template-columns:minmax(0,1fr)}
header,main,.answer{min-width:0}
.brand{margin:0;font-size:.8rem;letter-spacing:.09em;text-transform:uppercase;color:var(--soft)}
.brand b{color:var(--text)}
main{display:grid;gap:1.25rem;grid-template-columns:minmax(0,1fr)}
.card{background:var(--card);border:1px solid var(--rule);border-radius:12px;padding:1.25rem 1.25rem 1.4rem}
h1,h2,h3{line-height:1.3;margin:0;text-wrap:balance}
h2{font-size:1.15rem;margin-bottom:.85rem}
h3{font-size:1rem;margin:1.4rem 0 .6rem}
p{margin:.4rem 0}
.answer{border-left:6px solid var(--warn)}
.answer.incident{border-left-color:var(--bad)}
.answer.clean{border-left-color:var(--good)}
.verdict{display:inline-block;font-size:.8rem;font-weight:700;letter-spacing:.04em;padding:.15rem .65rem;border-radius:99px;background:var(--warn-ground);color:var(--warn)}
.incident .verdict{background:var(--bad-ground);color:var(--bad)}
.clean .verdict{background:var(--good-ground);color:var(--good)}
.answer h1{font-size:clamp(1.15rem,2.6vw,1.45rem);font-weight:600;margin-top:.7rem;line-height:1.5;text-wrap:pretty}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(7.5rem,1fr));gap:.75rem;margin:1.25rem 0 0}
.tiles div{background:var(--ground);border-radius:8px;padding:.6rem .8rem}
.tiles dt::first-letter,th::first-letter,th button::first-letter{text-transform:uppercase}
.tiles dt{font-size:.78rem;color:var(--soft)}
.tiles dd{margin:0;font-size:1.15rem;font-weight:650;line-height:1.35}
.tiles dd.text{font-size:1rem}
nav{font-size:.9rem}
nav ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1rem}
nav h2{font-size:.78rem;letter-spacing:.05em;color:var(--soft);margin:0 0 .4rem;font-weight:600}
nav a{text-decoration:none}
nav a:hover{text-decoration:underline}
@media (min-width:64rem){.frame{grid-template-columns:13rem minmax(0,1fr);column-gap:2rem}
header,.answer{grid-column:1/-1}nav{position:sticky;top:1.5rem;align-self:start}nav ul{display:block}nav li{margin:.35rem 0}}
.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.4rem 1.25rem;margin:0}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
.culprit{color:var(--bad);font-weight:650}
@media (max-width:30rem){.facts{grid-template-columns:minmax(0,1fr);gap:0}.facts dd{margin-bottom:.5rem}}
ol.steps,ol.lines{list-style:none;margin:0;padding:0;counter-reset:step}
ol.steps>li,ol.lines>li{counter-increment:step;position:relative;padding-left:2.5rem;margin:0 0 1.1rem;min-height:1.8rem}
ol.steps>li:last-child,ol.lines>li:last-child{margin-bottom:0}
ol.steps>li::before,ol.lines>li::before{content:counter(step);position:absolute;left:0;top:0;width:1.75rem;height:1.75rem;border-radius:50%;text-align:center;font-size:.85rem;font-weight:650;line-height:1.75rem;background:var(--ground);color:var(--soft);border:1px solid var(--rule)}
ol.steps>li::before{background:var(--text);color:var(--card);border-color:var(--text)}
ol.steps p,ol.lines p{margin:0}
.place{color:var(--soft);font-size:.85rem}
pre{margin:.45rem 0 0;padding:.6rem .8rem;background:var(--code);border:1px solid var(--rule);border-radius:8px;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5}
.command{position:relative}
.command pre{padding-right:5rem}
.command button{position:absolute;top:.4rem;right:.4rem}
button{font:inherit;font-size:.8rem;color:var(--text);background:var(--card);border:1px solid var(--rule);border-radius:6px;padding:.15rem .6rem;cursor:pointer}
button:hover{border-color:var(--soft)}
ul.plain{margin:0;padding-left:1.2rem}
ul.plain>li{margin:.35rem 0}
.note{color:var(--soft);font-size:.88rem}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
caption{text-align:left;color:var(--soft);font-size:.85rem;padding-bottom:.4rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .75rem .45rem 0;border-bottom:1px solid var(--rule)}
td{min-width:8rem;overflow-wrap:break-word}
td.wide{min-width:16rem;overflow-wrap:anywhere}
td code{overflow-wrap:anywhere}
th{font-size:.8rem;color:var(--soft);font-weight:600;white-space:nowrap}
td.stamp{white-space:nowrap;min-width:0;font-variant-numeric:tabular-nums}
th.figure,td.figure{text-align:right;min-width:0;font-variant-numeric:tabular-nums;white-space:nowrap}
th button{all:unset;display:inline-block;cursor:pointer}
th button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" \\2191"}
th[aria-sort=descending] button::after{content:" \\2193"}
.severity{font-weight:650;white-space:nowrap}
td:has(>.severity){min-width:0}
.critical,.high{color:var(--bad)}
.medium{color:var(--warn)}
figure{margin:0}
figcaption{color:var(--soft);font-size:.88rem;margin-bottom:.9rem}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;padding:0;margin:.3rem 0 0}
.legend svg{width:.75rem;height:.75rem;margin-right:.4rem;vertical-align:-.05rem}
.row{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr) minmax(0,9rem);gap:.25rem 1rem;align-items:center;padding:.4rem 0;border-top:1px solid var(--rule)}
.row .name{font-size:.9rem;line-height:1.35}
.row .sum{font-size:.82rem;color:var(--soft);line-height:1.35}
.row svg{display:block;width:100%;height:2.6rem;background:var(--track);border-radius:4px}
.row svg.flat{height:1rem}
.axis{display:grid;grid-template-columns:minmax(0,15rem) minmax(0,1fr) minmax(0,9rem);gap:1rem;font-size:.78rem;color:var(--soft);font-variant-numeric:tabular-nums}
.axis div{grid-column:2;display:flex;justify-content:space-between;gap:1rem}
@media (max-width:30rem){.axis .middle{display:none}}
@media (max-width:48rem){.row{grid-template-columns:minmax(0,1fr)}.axis{display:block}}
.abuse{fill:var(--bar-abuse)}.mail{fill:var(--bar)}.accepted{fill:var(--bar-accepted)}.refused{fill:var(--bar-abuse)}.noRecipient{fill:var(--bar-missing)}.notYet{fill:var(--bar-later)}
details{margin-top:.8rem;font-size:.9rem}
summary{cursor:pointer;color:var(--link)}
details .scroll{margin-top:.6rem;max-height:24rem;overflow:auto}
footer{color:var(--soft);font-size:.85rem}
@media print{
:root{color-scheme:light;--ground:#fff;--card:#fff;--text:#000;--soft:#444;--rule:#bbb;--code:#fff;--link:#000;--bad:#900;--bad-ground:#fff;--warn:#640;--warn-ground:#fff;--good:#040;--good-ground:#fff;--bar:#b9c3d2;--bar-abuse:#b3201a;--bar-accepted:#3d9a6c;--bar-missing:#dd9a1f;--bar-later:#ccc;--track:#fff}
body{font-size:10pt}
nav,.skip,button,.hint{display:none}
.frame,main{display:block;max-width:none;padding:0}
.card{border:0;border-top:1px solid #bbb;border-radius:0;padding:.8rem 0}
.answer{border-left-width:6px;border-left-style:solid;padding-left:1rem}
.tiles div,.row,li,tr,figcaption{break-inside:avoid}
h2,h3{break-after:avoid}
.scroll,details .scroll{overflow:visible;max-height:none}
svg,.verdict{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
` as const;
