/** The look of an overlay: colours that colour-blind people can tell (Okabe and Ito, 2008), and a dash or shade beside each. */

/** Style sheet of an overlay page; a layer is hidden while its switch, an element before the sheet, is not checked. */
export function overlayStyle(layers: readonly string[]): string {
  return `
:root{color-scheme:light;--cells:#0072b2;--rules:#b87a00;--words:#00795a;--around:#2f86b8;--bars:#b3457f;--columns:#1f3a5f;--rows:#5b2a86;--troubles:#c04a00}
*{box-sizing:border-box}
body{margin:0;background:#f6f5f1;color:#1c2128;font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
header{padding:.8rem 1.1rem .3rem}h1{font-size:1.15rem;margin:0}header p{margin:.2rem 0;color:#57606c;overflow-wrap:anywhere}
a{color:#0b5a78}
fieldset{position:sticky;top:0;z-index:2;display:flex;flex-wrap:wrap;gap:.2rem 1rem;margin:0;padding:.5rem 1.1rem;border:0;border-block:1px solid #dbd8d0;background:#f6f5f1}
legend{position:absolute;left:-99rem}
label{display:inline-flex;gap:.4rem;align-items:center;cursor:pointer;min-height:1.9rem}
label small{color:#57606c;font-variant-numeric:tabular-nums}
input{width:1.05rem;height:1.05rem;accent-color:#0b5a78}
:focus-visible{outline:3px solid #0b5a78;outline-offset:2px;border-radius:3px}
.key{width:1.5rem;height:.95rem;flex:none}
.sheet{position:relative;margin:.9rem 1.1rem;background:#fff;border:1px solid #dbd8d0;max-width:1700px}
.sheet img,.sheet>svg{display:block;width:100%;height:100%;position:absolute;inset:0}
.sheet img{opacity:.82}
body:has(#show-picture:not(:checked)) .sheet img{visibility:hidden}
${layers.map((key) => `body:has(#show-${key}:not(:checked)) .sheet .${key}{display:none}`).join('\n')}
svg text{font:600 7px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
.cells path{fill:none;stroke:var(--cells);stroke-width:1}.cells .merged{fill:rgb(0 114 178/.13)}
.rules path{fill:none;stroke:var(--rules);stroke-width:1.8}.rules .loose{stroke-dasharray:4 2}
.words path{fill:rgb(0 158 115/.12);stroke:var(--words);stroke-width:.5}
.around path{fill:rgb(86 180 233/.16);stroke:var(--around);stroke-width:.5}
.words .unsure,.around .unsure{fill:rgb(240 228 66/.42);stroke:#7a5c00;stroke-width:1;stroke-dasharray:2 1.2}
.bars path{fill:none;stroke:var(--bars);stroke-width:2.2}
.columns .frame{fill:none;stroke:var(--columns);stroke-width:1.6}
.columns rect{fill:var(--columns);fill-opacity:.88}.columns text{fill:#fff}
.columns .unused rect{fill:#fff;stroke:var(--columns);stroke-width:.6;stroke-dasharray:2 1.5}.columns .unused text{fill:#57606c;font-weight:400}
.rows path{fill:rgb(91 42 134/.04);stroke:var(--rows);stroke-width:1;stroke-dasharray:6 1.5}
.rows rect{fill:var(--rows)}.rows text{fill:#fff;text-anchor:middle;font-size:8px}
.rows a:hover path,.rows a:focus path,.rows a:target path{fill:rgb(240 228 66/.35);stroke-width:2.2;stroke-dasharray:none}
.troubles path{fill:rgb(213 94 0/.2);stroke:var(--troubles);stroke-width:1.6;stroke-dasharray:1 2;stroke-linecap:round}
.troubles .info path{fill:none;stroke-width:1}
table{border-collapse:collapse;margin:.4rem 1.1rem 2rem;font-size:.9rem}td,th{border:1px solid #dbd8d0;padding:.25rem .6rem;text-align:left;background:#fff}th{font-weight:600;background:#efede7}
@media (max-width:760px){fieldset{position:static}}
@media print{fieldset{position:static}label:has(input:not(:checked)){display:none}.sheet{margin:0;break-inside:avoid}body,fieldset{background:#fff}}
`;
}
