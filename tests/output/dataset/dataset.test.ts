import { describe, expect, it } from 'vitest';
import { canonicalJson, mergeDatasets, orderDataset } from '../../../output/dataset/dataset.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import type { DocumentDataset } from '../../../pipeline/model/meaning/dataset.ts';
import { exportId, sampleDataset, scanId } from '../sample-dataset.ts';

function parts(): DocumentDataset[] {
  const { documents, agencies, indicators, issues } = sampleDataset();
  return documents.map((document) => ({
    document,
    agencies: agencies.filter((a) => a.id === document.agency),
    indicators: indicators.filter((i) => i.document === document.id),
    issues: issues.filter((i) => i.document === document.id),
  }));
}

describe('mergeDatasets', () => {
  it('puts documents in the order of their files, rows in the order of documents and positions', () => {
    const merged = mergeDatasets(parts(), []);
    expect(merged.documents.map((d) => d.file)).toEqual(['tapin.office.pdf', 'texts/bontang.txt']);
    expect(merged.indicators.map((i) => i.id)).toEqual(['i-1', 'i-2', 'i-3']);
    expect(merged.issues.map((i) => i.code)).toEqual(['low-confidence', 'formula-unparsed', 'layout-lost']);
  });

  it('gives the same bytes whatever order the documents come in', () => {
    const turned = parts()
      .reverse()
      .map((p) => ({ ...p, indicators: [...p.indicators].reverse(), issues: [...p.issues].reverse() }));
    expect(canonicalJson(mergeDatasets(turned, []))).toBe(canonicalJson(mergeDatasets(parts(), [])));
  });

  it('keeps a document that was given twice once and says so', () => {
    const [scan] = parts();
    const copy = { ...scan!, document: { ...scan!.document, file: 'zz/copy.pdf' } };
    const merged = mergeDatasets([copy, ...parts()], []);
    expect(merged.documents.map((d) => d.file)).toEqual(['tapin.office.pdf', 'texts/bontang.txt']);
    expect(merged.indicators).toHaveLength(3);
    const told = merged.issues.find((i) => i.code === 'duplicate-document');
    expect(told?.message).toBe('zz/copy.pdf holds the same bytes as tapin.office.pdf and is counted once');
  });

  it('turns each refusal into an issue unless the document tells of it already', () => {
    const page = new PipelineError('time-out', 'took 60 s', { file: 'tapin.office.pdf', page: 1 }).refusal;
    const file = new PipelineError('encrypted-pdf', 'needs a password', { file: 'locked.pdf' }).refusal;
    const other = new PipelineError('damaged-pdf', 'no trailer', { file: 'broken.pdf' }).refusal;
    const merged = mergeDatasets(parts(), [page, file, other]);
    const told = merged.issues.filter((i) => i.code.endsWith('-refused'));
    expect(told.map((i) => [i.code, i.document, i.page])).toEqual([
      ['document-refused', null, null],
      ['document-refused', null, null],
      ['page-refused', scanId, 1],
    ]);
    expect(told[0]?.message).toMatch(/^broken\.pdf: no trailer\. /);
    const known = parts();
    known[0]!.issues.push(told[2]!);
    expect(mergeDatasets(known, [page]).issues.filter((i) => i.code === 'page-refused')).toHaveLength(1);
  });

  it('unites what two documents know of one agency', () => {
    const [scan, text] = parts();
    const bare = { ...scan!.agencies[0]!, regionCode: null, level: null };
    const merged = mergeDatasets([{ ...text!, agencies: [bare] }, scan!], []);
    expect(merged.agencies).toEqual(scan!.agencies);
  });
});

describe('canonicalJson', () => {
  it('writes keys in the order of the schema, two spaces, and a final newline', () => {
    const dataset = sampleDataset();
    const document = dataset.documents[0]!;
    dataset.documents[0] = Object.fromEntries(Object.entries(document).reverse()) as typeof document;
    const text = canonicalJson(dataset);
    expect(text.startsWith('{\n  "schema": "ikat/dataset/1",\n  "documents": [\n    {\n      "id": "sha256:aaa')).toBe(
      true,
    );
    expect(text.endsWith('}\n')).toBe(true);
  });

  it('orders the evidence by field and the terms by letter, whatever order they came in', () => {
    const dataset = sampleDataset();
    const row = dataset.indicators[0]!;
    row.terms = ['psks', 'ppks'];
    row.evidence = Object.fromEntries(Object.entries(row.evidence).reverse());
    const ordered = orderDataset(dataset).indicators[0]!;
    expect(ordered.terms).toEqual(['ppks', 'psks']);
    expect(Object.keys(ordered.evidence)).toEqual([
      'name',
      'objective',
      'formula',
      'responsible',
      'dataSources',
      'targets',
    ]);
  });

  it('refuses a dataset that does not fit the schema', () => {
    const dataset = sampleDataset();
    dataset.indicators[0]!.confidence = 2;
    expect(() => canonicalJson(dataset)).toThrow();
    expect(exportId).not.toBe(scanId);
  });
});
