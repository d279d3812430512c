import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { diffDatasets } from '../../../output/diff/diff.ts';
import { diffHtml } from '../../../output/diff/changes-page.ts';
import { markup } from '../../../output/html/markup.ts';
import { placesOf } from '../../../output/html/row-places.ts';
import { crop, pictureAddress } from '../../../output/html/crop.ts';
import { renderReport } from '../../../output/report/report.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { sampleDataset, scanId } from '../sample-dataset.ts';

const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script>' onmouseover='x\u0000`;

/** The dataset with every text of every row and document replaced. */
function hostileDataset(): Dataset {
  const keep = new Set([
    'id',
    'document',
    'agency',
    'kind',
    'code',
    'severity',
    'schema',
    'form',
    'level',
    'inheritedFrom',
    'indicator',
    'field',
  ]);
  return JSON.parse(JSON.stringify(sampleDataset()), (key, value: unknown) =>
    typeof value === 'string' && !keep.has(key) ? hostile : value,
  ) as Dataset;
}

type Element = DefaultTreeAdapterTypes.Element;
function elements(html: string): Element[] {
  const walk = (node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document): Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(walk) : []),
  ];
  return walk(parse(html));
}

const refusals = [new PipelineError('encrypted-pdf', hostile, { file: hostile }).refusal];
const pictures = [{ document: scanId, page: 1, file: `pages/${hostile}.webp`, width: 842, height: 595 }];

function harmless(html: string): void {
  const all = elements(html);
  expect(all.filter((e) => e.tagName === 'script')).toHaveLength(1);
  expect(all.flatMap((e) => e.attrs).filter((a) => a.name.startsWith('on'))).toEqual([]);
  expect(
    all
      .filter((e) => e.tagName === 'img')
      .every((e) => e.attrs.some((a) => a.name === 'src' && a.value.startsWith('pages/'))),
  ).toBe(true);
}

describe('the pages', () => {
  it('let no text of the source become an element or an attribute', () => {
    harmless(
      renderReport({
        dataset: hostileDataset(),
        pictures,
        refusals,
        run: { version: hostile, facts: [[hostile, hostile]] },
      }),
    );
    const diff = diffDatasets(sampleDataset(), hostileDataset());
    harmless(
      diffHtml(
        diff,
        { label: hostile, dataset: sampleDataset(), pictures },
        { label: 'new', dataset: hostileDataset(), pictures },
      ),
    );
  });

  it('hold no address of the network', () => {
    const html = renderReport({
      dataset: sampleDataset(),
      pictures: [],
      refusals: [],
      run: { version: '1', facts: [] },
    });
    expect(html).not.toMatch(/https?:|\/\/[a-z]/i);
  });

  it('are equal for equal input', () => {
    const input = { dataset: sampleDataset(), pictures, refusals, run: { version: '1', facts: [] } };
    expect(renderReport(input)).toBe(renderReport(input));
  });

  it('show reason and remedy of a refusal, and raw text with its line for an export', () => {
    const html = renderReport({
      dataset: sampleDataset(),
      pictures: [],
      refusals: [new PipelineError('empty-file', 'no bytes', { file: 'x.pdf' }).refusal],
      run: { version: '1', facts: [] },
    });
    expect(html).toContain('no bytes');
    expect(html).toContain('Get the document again: the file holds no bytes');
    expect(html).toContain('line 12 · Indicator');
  });
});

it('escapes text and keeps markup', () => {
  expect(markup`<p title="${'"a" & <b>'}">${[markup`<i>x</i>`, '`', 1, null]}</p>`.safe).toBe(
    '<p title="&quot;a&quot; &amp; &lt;b&gt;"><i>x</i>&#96;1</p>',
  );
});

it('keeps a picture address inside its folder', () => {
  expect(pictureAddress('pages/a b#1.webp')).toBe('pages/a%20b%231.webp');
  expect(pictureAddress('javascript:alert(1)')).toBe('javascript%3Aalert(1)');
});

it('places the picture of a crop by percent of the crop', () => {
  const picture = { document: scanId, page: 1, file: 'p.png', width: 800, height: 600 };
  const { safe } = crop(
    picture,
    [206, 106, 394, 194],
    [{ box: [206, 106, 300, 194], field: 'name', label: 'Name' }],
    'x',
  );
  // shown with its margin: 200 to 400 by 100 to 200 points
  expect(safe).toContain('aspect-ratio:200/100');
  expect(safe).toContain('width:400%;height:600%;left:-100%;top:-100%');
  expect(safe).toContain('left:3%;top:6%;width:47%;height:88%');
});

it('keeps the strip of a row to its own height and shows a cell merged over many rows apart', () => {
  const [strip, apart] = placesOf(sampleDataset().indicators[1]!);
  expect(strip).toMatchObject({ page: 1, box: [40, 220, 470, 270], caption: null });
  expect(apart).toMatchObject({ box: [40, 150, 140, 300], caption: 'Objective (sasaran), merged over several rows' });
});
