import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { describe, expect, it } from 'vitest';
import { diffDatasets } from '../../../output/diff/diff.ts';
import { diffHtml } from '../../../output/diff/changes-page.ts';
import { markup } from '../../../output/html/markup.ts';
import { fileAddress } from '../../../output/html/file-address.ts';
import { placesOf } from '../../../output/html/row-places.ts';
import { reportFiles } from '../../../output/report/report.ts';
import type { DocumentPage } from '../../../output/report/page-data.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import { evidence, indicator, sampleDataset, scanId } from '../sample-dataset.ts';
import { dataOf, indexOf, reportOf } from './report-parts.ts';

const hostile = `"><img src=x onerror=alert(1)><script>alert(2)</script></script><!--' onmouseover='x\u0000`;

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

function harmless(html: string, parts = 0): void {
  const all = elements(html);
  const scripts = all.filter(({ tagName }) => tagName === 'script').map(({ attrs }) => attrs.map(({ value }) => value));
  const carried = ['data', ...Array.from({ length: parts }, (_, i) => `data-${i}`)];
  expect(scripts).toEqual([...carried.map((id) => ['application/json', id]), []]);
  expect(all.flatMap((e) => e.attrs).filter((a) => a.name.startsWith('on'))).toEqual([]);
  expect(all.filter((e) => e.tagName === 'img')).toEqual([]);
}

/** The sample with rows of these confidences, all of one document. */
function datasetWith(confidences: readonly number[]): Dataset {
  const rows = confidences.map((confidence, i) =>
    indicator({
      id: `r${i}`,
      position: i + 1,
      confidence,
      name: `Indikator ${i}`,
      evidence: { name: evidence(`Indikator ${i}`, [0, i, 9, i + 1]) },
    }),
  );
  const { documents, ...sample } = sampleDataset();
  return { ...sample, documents: [documents[0]!], indicators: rows, issues: [] };
}

describe('the pages', () => {
  it('let no text of the source become an element or an attribute', () => {
    const dataset = hostileDataset();
    const refusals = [new PipelineError('encrypted-pdf', hostile, { file: hostile }).refusal];
    const run = { version: hostile, facts: [[hostile, hostile]] as const };
    for (const { path, text } of reportFiles(reportOf({ dataset, refusals, run, names: [['ppks', [hostile]]] }))) {
      expect(path).toMatch(/^report(\.html|\/[a-z0-9.-]+\.html)$/);
      harmless(text);
    }
    const diff = diffDatasets(sampleDataset(), dataset);
    const side = { label: hostile, pictures: [] };
    harmless([...diffHtml(diff, { ...side, dataset: sampleDataset() }, { ...side, dataset })].join(''), 1);
  });

  it('hold no address of the network', () => {
    for (const { text } of reportFiles(reportOf())) expect(text).not.toMatch(/https?:|\/\/[a-z]/i);
  });

  it('are equal for equal input', () => {
    expect([...reportFiles(reportOf())]).toEqual([...reportFiles(reportOf())]);
  });

  it('have a path of their own for each document, whatever it is called', () => {
    const dataset = sampleDataset();
    dataset.documents[0]!.file = '../../etc/..pässwd';
    dataset.documents[1]!.file = '///';
    const paths = [...reportFiles(reportOf({ dataset }))].map(({ path }) => path);
    expect(new Set(paths).size).toBe(3);
    for (const path of paths.slice(1)) expect(path).toMatch(/^report\/[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.html$/);
  });
});

describe('report.html', () => {
  it('begins with the most doubtful row, and carries a thousand of them whole and all to be found', () => {
    const confidences = Array.from({ length: 1500 }, (_, i) => ((i * 7) % 1000) / 1000);
    const { rows, light, counts } = indexOf(reportOf({ dataset: datasetWith(confidences) }));
    expect([rows.length, light.length, counts.rows]).toEqual([1000, 1500, 1500]);
    const sorted = light.map(({ confidence }) => confidence);
    expect(sorted).toEqual([...sorted].sort((a, b) => a - b));
    expect(rows.map(({ row }) => row.id)).toEqual(light.slice(0, 1000).map(({ id }) => id));
  });

  it('counts what a person should look at: warnings that nobody settled, and rows more likely wrong than right', () => {
    const settled = sampleDataset();
    const mark = { as: 'right' as const, by: 'Rina', on: '2026-03-01', read: null };
    for (const key of ['name', 'formula']) settled.indicators[1]!.evidence[key]!.decided = mark;
    settled.indicators[1]!.confidence = 1;
    expect(indexOf(reportOf()).documents.map(({ check }) => check)).toEqual([1, 0]);
    expect(indexOf(reportOf({ dataset: settled })).documents.map(({ check }) => check)).toEqual([0, 0]);
    expect(indexOf(reportOf({ dataset: datasetWith([0.9, 0.49]) })).counts.look).toBe(1);
  });

  it('lets a row be found by its own fields and keys, not by those of others', () => {
    const { light } = indexOf(reportOf());
    const first = light.find(({ id }) => id === 'i-1')!;
    expect(first.text).toContain('bidang rehabilitasi sosial');
    expect(first.text).not.toContain('anak terlantar');
    expect(first.keys).toEqual(['ppks', 'bidang/rehabilitasi-sosial', 'dtks']);
  });

  it('shows reason and remedy of a refusal', () => {
    const refusals = [new PipelineError('empty-file', 'no bytes', { file: 'x.pdf' }).refusal];
    expect(indexOf(reportOf({ refusals })).refusals[0]).toMatchObject({
      reason: 'no bytes',
      remedy: 'Get the document again: the file holds no bytes',
    });
  });

  it('lists at most twenty rows of other agencies on a card, the nearest first, and counts all', () => {
    const dataset = datasetWith(Array.from({ length: 50 }, () => 0.9));
    const members = dataset.indicators.map(({ id }, i) => ({
      indicator: id,
      relation: i % 2 ? ('related' as const) : ('exact' as const),
      because: 'x',
    }));
    dataset.concepts = [{ id: 'c', group: 'c', label: 'C', members }];
    for (const row of dataset.indicators) row.concept = 'c';
    const { elsewhere } = indexOf(reportOf({ dataset })).rows[0]!;
    expect([elsewhere?.alike, elsewhere?.near, elsewhere?.members.length]).toEqual([24, 25, 20]);
    expect(new Set(elsewhere?.members.map(({ relation }) => relation))).toEqual(new Set(['exact']));
    expect(elsewhere?.members.map(({ address }) => address)).not.toContain(undefined);
  });
});

describe('a page of a document', () => {
  it('carries its rows in the order of the paper, a thousand a page', () => {
    const dataset = datasetWith(Array.from({ length: 2100 }, () => 0.9));
    const pages = [...reportFiles(reportOf({ dataset }))].slice(1).map(({ text }) => dataOf(text) as DocumentPage);
    expect(pages.map(({ part, rows }) => [part, rows.length, rows[0]?.row.id])).toEqual([
      [0, 1000, 'r0'],
      [1, 1000, 'r1000'],
      [2, 100, 'r2000'],
    ]);
    const { light, parts } = indexOf(reportOf({ dataset }));
    expect(light.find(({ id }) => id === 'r1500')?.part).toBe(1);
    expect(parts[scanId]).toHaveLength(3);
  });

  it('carries nothing of other documents: not their rows, pictures or decisions', () => {
    const seen = { document: scanId, page: 1, box: null, read: 'x', row: 'x' };
    const decided = [{ decided: 'unreadable' as const, field: 'name', seen, by: 'Rina', on: '2026-03-01' }];
    const [, scan, text] = [...reportFiles(reportOf({ decided }))].map((file) => dataOf(file.text));
    expect([scan!.rows.length, scan!.decided.length, Object.keys(scan!.pictures)]).toEqual([2, 1, [scanId]]);
    expect([text!.rows.length, text!.decided.length]).toEqual([1, 0]);
  });
});

it('escapes text and keeps markup', () => {
  expect(markup`<p title="${'"a" & <b>'}">${[markup`<i>x</i>`, '`', 1, null]}</p>`.safe).toBe(
    '<p title="&quot;a&quot; &amp; &lt;b&gt;"><i>x</i>&#96;1</p>',
  );
});

it('keeps the address of a file inside its folder', () => {
  expect(fileAddress('pages/a b#1.webp')).toBe('pages/a%20b%231.webp');
  expect(fileAddress('javascript:alert(1)')).toBe('javascript%3Aalert(1)');
});

it('keeps the strip of a row to its own cells and shows a cell merged over many rows apart', () => {
  const [strip, apart] = placesOf(sampleDataset().indicators[1]!);
  const name = [150, 220, 290, 270];
  const formula = [300, 220, 470, 270];
  expect(strip).toMatchObject({ page: 1, box: [150, 220, 470, 270], cells: [name, formula], apart: null });
  expect(apart).toMatchObject({ box: [40, 150, 140, 300], apart: 'objective' });
});
