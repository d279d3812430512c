/** The look of every page that ikat writes. */

/** The style sheet: colours as variables (light, dark, paper), then the parts from the top of a page downwards. */
export const style = `
:root{color-scheme:light dark;
--paper:#f6f5f1;--sheet:#fff;--ink:#1c2128;--soft:#57606c;--line:#dbd8d0;--faint:#efede7;--accent:#0b5a78;--on-accent:#fff;
--error:#9f1f1c;--error-bg:#fcebe9;--warning:#7d4a00;--warning-bg:#fcf1dc;--info:#28558a;--info-bg:#e8f0fa;--good:#1f6038;--good-bg:#e6f3ea;
--mark:#0b5a78;--lit:#c2410c;--del-bg:#fbe0dd;--ins-bg:#d9f0df;--shadow:0 1px 2px rgb(0 0 0/.06)}
@media (prefers-color-scheme:dark){:root{
--paper:#13161b;--sheet:#1b1f26;--ink:#e7e9ed;--soft:#a6aebb;--line:#343b46;--faint:#232831;--accent:#74c5e6;--on-accent:#0c1a20;
--error:#ffa29b;--error-bg:#3b1c1b;--warning:#f2c273;--warning-bg:#372a10;--info:#a0c7f4;--info-bg:#18283d;--good:#93d6a9;--good-bg:#16301f;
--mark:#0b5a78;--lit:#c2410c;--del-bg:#4a2220;--ins-bg:#1b3d28;--shadow:none}}
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:4.5rem}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
body::before{content:"";display:block;height:7px;background:repeating-linear-gradient(115deg,var(--accent) 0 7px,transparent 7px 11px),repeating-linear-gradient(65deg,var(--lit) 0 4px,transparent 4px 18px),var(--faint)}
h1{font-size:1.55rem;line-height:1.2;margin:0;letter-spacing:-.01em}
h2{font-size:1.15rem;margin:0 0 .5rem;line-height:1.3}
h3{font-size:1.02rem;margin:0;line-height:1.4}
p{margin:.25rem 0}
small,.muted{color:var(--soft);font-weight:400}
a{color:var(--accent)}
code,.raw{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.88em}
.top,main,.bar>div,footer{max-width:1240px;margin-inline:auto;padding-inline:1.25rem}
.top{padding-block:1.4rem 1rem}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--sheet);padding:.5rem 1rem;z-index:9}
button,select,input{font:inherit;color:inherit;background:var(--sheet);border:1px solid var(--line);border-radius:7px;padding:.38rem .6rem;min-height:2.3rem;max-width:100%}
button{cursor:pointer}button:hover,select:hover,input:hover{border-color:var(--accent)}
.counts{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:.8rem;margin:1.1rem 0 .2rem}
.counts>section{background:var(--sheet);border:1px solid var(--line);border-radius:10px;padding:.8rem 1rem;box-shadow:var(--shadow)}
.counts h2{font-size:.8rem;text-transform:uppercase;letter-spacing:.06em;color:var(--soft)}
.counts ul{list-style:none;margin:0;padding:0;display:flex;flex-wrap:wrap;gap:.35rem .5rem}
.counts .large{font-size:1.9rem;font-weight:650;line-height:1.1;font-variant-numeric:tabular-nums}
.counts .pair{display:flex;gap:1.6rem;flex-wrap:wrap}
.counts .pair p{margin:0}
.chip{display:inline-flex;align-items:center;gap:.3rem;border-radius:99px;padding:.08rem .6rem;font-size:.82rem;border:1px solid transparent;min-height:0;white-space:nowrap}
button.chip{min-height:1.75rem}
.error{color:var(--error);background:var(--error-bg)}.warning{color:var(--warning);background:var(--warning-bg)}
.info{color:var(--info);background:var(--info-bg)}.good{color:var(--good);background:var(--good-bg)}.plain{color:var(--soft);background:var(--faint)}
button.chip:hover{border-color:currentColor}
.bar{position:sticky;top:0;z-index:5;background:color-mix(in srgb,var(--paper) 94%,transparent);border-block:1px solid var(--line);backdrop-filter:blur(6px)}
.bar>div{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding-block:.5rem}
.bar input{flex:1 1 12rem;min-width:8rem}.bar select{flex:0 1 11.5rem;min-width:0}
.bar output{font-variant-numeric:tabular-nums;color:var(--soft);font-size:.9rem}
main{padding-block:1.2rem 3rem}
.document{margin-bottom:2.2rem}
.document>header{display:flex;flex-wrap:wrap;gap:.3rem .8rem;align-items:baseline;border-bottom:2px solid var(--ink);padding-bottom:.35rem;margin-bottom:.9rem}
.document>header h2{margin:0;flex:1 1 20rem}
.card{background:var(--sheet);border:1px solid var(--line);border-radius:10px;margin:0 0 1rem;box-shadow:var(--shadow);scroll-margin-top:4.5rem}
.many .card{content-visibility:auto;contain-intrinsic-size:auto 420px}
.card:focus{outline:3px solid var(--accent);outline-offset:1px}
.card>header{display:flex;gap:.4rem .7rem;align-items:baseline;flex-wrap:wrap;padding:.7rem 1rem;border-bottom:1px solid var(--line)}
.card>header h3{flex:1 1 22rem}
.card>header .code{color:var(--soft);font-variant-numeric:tabular-nums;margin-right:.4rem;font-weight:500}
.card .body{display:grid;grid-template-columns:minmax(0,1fr);gap:1rem 1.4rem;padding:.9rem 1rem 1rem}
.card .body.beside{grid-template-columns:minmax(0,5fr) minmax(0,6fr)}
.places{display:flex;flex-wrap:wrap;gap:.7rem;align-content:start;align-items:start}
.places figure{margin:0;flex:1 1 100%;min-width:0;max-width:100%}
.places details{margin:0;flex:1 1 100%;font-size:.9rem}.places details .places{padding-top:.4rem}
.places figure.apart{flex:0 1 auto;min-width:9rem}.places figure.apart .crop{width:var(--wide)}
figcaption{font-size:.8rem;color:var(--soft);margin-top:.2rem}
.crop{position:relative;overflow:hidden;width:100%;background:#fff;border:1px solid var(--line);border-radius:6px}
.crop img{position:absolute;max-width:none;display:block}
@media (prefers-color-scheme:dark){.crop img,.overview img{filter:brightness(.9)}}
.crop.missing::after,.overview.missing::after{content:"The picture of this page is not beside the report (folder pages/)";position:absolute;inset:0;display:grid;place-items:center;padding:.5rem;font-size:.85rem;color:#57606c;text-align:center}
.mark{position:absolute;border:1.5px solid color-mix(in srgb,var(--mark) 55%,transparent);border-radius:3px;background:transparent}
.mark.lit{border:2.5px solid var(--lit);background:rgb(234 88 12/.16);z-index:2}
.exported{margin:0;padding:.7rem .9rem;background:var(--faint);border-radius:6px;border-left:4px solid var(--line)}
.exported p{margin:0 0 .3rem}
dl.fields{margin:0;display:grid;align-content:start;grid-template-columns:1fr}
.wide dl.fields{grid-template-columns:repeat(auto-fit,minmax(min(100%,25rem),1fr));column-gap:1.6rem}
.fields>div{padding:.4rem .5rem;border-top:1px solid var(--faint);border-radius:5px}
.fields>div.lit{background:color-mix(in srgb,var(--lit) 11%,transparent);box-shadow:inset 3px 0 0 var(--lit)}
.fields>div.flagged>dt::after{content:" •";color:var(--warning);font-weight:700}
dt{font-size:.8rem;color:var(--soft)}
dd{margin:0}dd ul{margin:0;padding-left:1.1rem}
dd .from{display:block;color:var(--soft);font-size:.84rem;margin-top:.12rem}
.absent{color:var(--soft);font-style:italic}
.fraction{display:inline-flex;align-items:center;gap:.55rem;max-width:100%}
.fraction .stack{display:inline-grid;text-align:center}
.fraction .stack>span:first-child{border-bottom:1.5px solid currentColor;padding:0 .4rem .15rem}
.fraction .stack>span:last-child{padding:.15rem .4rem 0}
.issues{list-style:none;margin:0;padding:0 1rem 1rem;display:grid;gap:.4rem}
.issues li{border-radius:7px;padding:.45rem .7rem;font-size:.92rem;border-left:4px solid currentColor}
.issues li>*{color:var(--ink)}.issues li>strong:first-child{color:inherit}
.issues .todo{color:var(--soft)}
.sure{font-variant-numeric:tabular-nums}
table{border-collapse:collapse;width:100%;background:var(--sheet)}
th,td{border:1px solid var(--line);padding:.4rem .6rem;text-align:left;vertical-align:top}
th{background:var(--faint);font-weight:600;font-size:.9rem}
td.unsure{background:var(--warning-bg)}
.scroll{overflow-x:auto;border-radius:8px}.scroll table{overflow-wrap:break-word}
.panel{margin:0 0 1.4rem}
details{margin:.2rem 0 1rem}summary{cursor:pointer;color:var(--accent);padding:.2rem 0}
.overviews{display:flex;flex-wrap:wrap;gap:1rem;padding-top:.6rem}
.overview{position:relative;width:min(100%,26rem);background:#fff;border:1px solid var(--line)}
.overview img{display:block;width:100%;height:100%}
.overview a{position:absolute;border:2px solid #28558a;background:rgb(40 85 138/.08);border-radius:3px;text-decoration:none}
.overview a.error{border-color:#b3261e;background:rgb(179 38 30/.12)}.overview a.warning{border-color:#b86e00;background:rgb(184 110 0/.12)}
.overview a:hover,.overview a:focus{background:rgb(234 88 12/.25);border-color:#c2410c}
.overview a span{position:absolute;left:0;top:0;background:#fff;color:#1c2128;font-size:.72rem;line-height:1.2;padding:0 .25rem;border-radius:0 0 4px 0}
ins{background:var(--ins-bg);text-decoration:underline;text-decoration-thickness:1.5px;border-radius:3px;padding:0 .1em}
del{background:var(--del-bg);border-radius:3px;padding:0 .1em}
.versus{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:1rem}
.versus.stacked{grid-template-columns:minmax(0,1fr);gap:.7rem}
.versus h4{margin:0 0 .35rem;font-size:.84rem;color:var(--soft);font-weight:600}
.changes{width:100%;font-size:.95rem}.changes th[scope=row]{width:10.5rem}
.changes tr:focus-within td,.changes tr.lit td,.changes tr.lit th{background:color-mix(in srgb,var(--lit) 9%,var(--sheet))}
kbd{font:600 .82rem ui-monospace,Menlo,Consolas,monospace;border:1px solid var(--line);border-bottom-width:2px;border-radius:5px;padding:.08rem .4rem;background:var(--faint)}
dialog{color:var(--ink);background:var(--sheet);border:1px solid var(--line);border-radius:12px;padding:1.2rem 1.5rem;max-width:28rem}
dialog::backdrop{background:rgb(0 0 0/.45)}
dialog table{background:none;margin:.6rem 0 1rem}dialog td,dialog th{border:0;padding:.2rem .5rem .2rem 0;background:none}
footer{color:var(--soft);font-size:.85rem;padding-block:1rem 2rem}
@media (max-width:760px){.scroll table{min-width:38rem}.places figure{overflow-x:auto}.places figure:not(.apart) .crop{min-width:calc(var(--points)*1px)}body{font-size:15.5px}.bar{position:static}html{scroll-padding-top:.5rem}.card{scroll-margin-top:.5rem}
.card .body.beside,.versus{grid-template-columns:minmax(0,1fr)}.bar select{flex:1 1 45%}.top,main,.bar>div,footer{padding-inline:.8rem}
.changes,.changes tbody,.changes tr,.changes td,.changes th{display:block;border:0}.changes thead{display:none}.changes tr{border:1px solid var(--line);margin-bottom:.5rem}.changes th[scope=row]{width:auto}
.changes td[data-label]::before{content:attr(data-label);display:block;font-size:.78rem;color:var(--soft)}}
@media print{.many .card{content-visibility:visible}:root{color-scheme:light;--paper:#fff;--sheet:#fff;--ink:#000;--soft:#444;--line:#bbb;--faint:#f4f4f4;--accent:#0b5a78;--error:#9f1f1c;--warning:#7d4a00;--info:#28558a;--good:#1f6038}
.bar,button[data-help],.skip,dialog{display:none!important}.card{break-inside:avoid;box-shadow:none}body{font-size:10.5pt}body::before{display:none}.counts>section{break-inside:avoid}}
`;
