import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { browserCode } from '../../../../output/html/browser-code.ts';
import { columnLabels, fieldPlaces } from '../../../../output/report/overlay/columns.ts';
import { overlayLayers } from '../../../../output/report/overlay/layers.ts';
import { renderOverlay, type OverlayInput } from '../../../../output/report/overlay/overlay.ts';
import { issue } from '../../../../pipeline/model/issue.ts';
import { samplePage } from '../../sample-page.ts';
import { evidence, indicator, sampleDataset, scanId } from '../../sample-dataset.ts';

const dataset = sampleDataset();
const rows = dataset.indicators.filter((r) => r.document === scanId);
const unplaced = issue('unplaced-text', 'Two words', { document: scanId, page: 1, box: [600, 400, 660, 420] });

function input(change: Partial<OverlayInput> = {}): OverlayInput {
  return {
    file: 'tapin.office.pdf',
    page: samplePage(),
    picture: 'a-1.png',
    report: '../report.html',
    rows,
    issues: [unplaced],
    ...change,
  };
}

type Element = DefaultTreeAdapterTypes.Element;
function elements(html: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document): Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(html));
}
const attribute = (e: Element, name: string): string | undefined => e.attrs.find((a) => a.name === name)?.value;

describe('the layers of an overlay', () => {
  const layers = overlayLayers(samplePage(), rows, [unplaced], '../report.html');
  const svg = (key: string): string => layers.find((l) => l.key === key)!.svg.safe;

  it('count what they hold', () => {
    expect(Object.fromEntries(layers.map((l) => [l.key, l.count]))).toEqual({
      cells: 7,
      rules: 2,
      words: 3,
      around: 1,
      bars: 1,
      columns: 1,
      rows: 2,
      troubles: 1,
    });
  });

  it('have each a switch in the style sheet, which names them one by one', () => {
    const { style } = browserCode('overlay');
    for (const { key } of layers) expect(style).toContain(`body:has(#show-${key}:not(:checked)) .sheet .${key}`);
  });

  it('draw boxes in points of the page, merged cells and unsure words apart', () => {
    expect(svg('words')).toBe(
      '<path d="M152 152H200V160H152zM152 222H190V230H152z"/><path class="unsure" d="M302 152H360V160H302z"/>',
    );
    expect(svg('cells')).toContain('<path class="merged" d="M40 150H140V300H40z"/>');
    expect(svg('bars')).toBe('<path d="M310 175L460 175.4"/>');
  });

  it('lean with a tilted page', () => {
    const page = samplePage();
    page.quality.skew = 2;
    page.lines = [];
    // a line of 100 by 8 points turned by two degrees fills a frame of 100.2 by 11.5
    page.grids[0]!.cells = [{ ...page.grids[0]!.cells[4]!, lines: [], box: [100, 100, 200.22, 111.49] }];
    const cells = overlayLayers(page, [], [], 'r.html').find((l) => l.key === 'cells')!;
    expect(cells.svg.safe).toContain('d="M100.3 100L200.2 103.5L199.9 111.5L100 108z"');
  });

  it('lead from the number of a row to its card', () => {
    expect(svg('rows')).toContain('<a id="row-i-1" href="../report.html#row=i-1"><title>Indicator 1: Persentase PMKS');
    expect(svg('rows')).not.toContain('row-i-3');
  });

  it('leave out a row of another page that a merged cell only lends to', () => {
    const later = indicator({
      id: 'i-9',
      evidence: {
        name: evidence('Lanjutan', [150, 60, 290, 90], { page: 2 }),
        objective: evidence('x', [40, 150, 140, 300], { inheritedFrom: 'i-1' }),
      },
    });
    const found = overlayLayers(samplePage(), [...rows, later], [], 'r.html').find((l) => l.key === 'rows')!;
    expect(found.count).toBe(2);
  });

  it('show an issue of this page with its message', () => {
    expect(svg('troubles')).toContain('Text inside the table found no place in a row: Two words');
    const other = overlayLayers(samplePage(), rows, [{ ...unplaced, page: 2 }], 'r.html');
    expect(other.find((l) => l.key === 'troubles')!.count).toBe(0);
  });
});

it('tells what a column holds from where fields were read', () => {
  const grid = samplePage().grids[0]!;
  expect(columnLabels(grid, fieldPlaces(rows, 1))).toEqual(['Objective (sasaran)', 'Indicator', 'Formula']);
  expect(columnLabels(grid, [])).toEqual(['', '', '']);
});

describe('the overlay of a page', () => {
  it('is equal for equal input and names no address of the network', () => {
    const html = renderOverlay(input());
    expect(html).toBe(renderOverlay(input()));
    expect(html).not.toMatch(/https?:|\/\/[a-z]/i);
  });

  it('has a switch for the picture and for every layer', () => {
    const all = elements(renderOverlay(input()));
    const switches = all.filter((e) => e.tagName === 'input').map((e) => attribute(e, 'id'));
    const layers = ['cells', 'rules', 'words', 'around', 'bars', 'columns', 'rows', 'troubles'];
    expect(switches).toEqual(['picture', ...layers].map((key) => `show-${key}`));
  });

  it('repeats no text of the page, so that names outside the table stay out', () => {
    expect(renderOverlay(input())).not.toContain('PEJABAT');
  });

  it('lets no text become an element or an attribute', () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>`;
    const html = renderOverlay(
      input({
        file: hostile,
        picture: hostile,
        rows: rows.map((r) => ({ ...r, name: hostile })),
        issues: [{ ...unplaced, message: hostile }],
      }),
    );
    const all = elements(html);
    expect(all.filter((e) => e.tagName === 'script')).toEqual([]);
    expect(all.flatMap((e) => e.attrs).filter((a) => a.name.startsWith('on'))).toEqual([]);
    expect(all.filter((e) => e.tagName === 'img')).toHaveLength(1);
  });
});
