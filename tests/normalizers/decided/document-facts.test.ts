import { describe, expect, it } from 'vitest';
import { applyDecisions } from '../../../normalizers/decided/decided.ts';
import { loadVocabulary } from '../../../normalizers/vocabulary/files.ts';
import { validateDataset } from '../../../output/dataset/validate.ts';
import type { Dataset } from '../../../pipeline/model/meaning/dataset.ts';
import type { Decision, FieldDecision } from '../../../pipeline/model/meaning/decision.ts';
import { factSeen, keyOfFact, type DocumentFact } from '../../../pipeline/model/meaning/facts-of-document.ts';
import { issue } from '../../../pipeline/model/issue.ts';
import { parseDecisions } from '../../../pipeline/decisions/decision-files.ts';
import { evidence, exportId, sampleDataset, scanId } from '../../output/sample-dataset.ts';

const vocabulary = await loadVocabulary();
const stamp = { by: 'Rina', on: '2026-03-01' };

/** The sample with what was read of its document: "Dinas Sosial Kab. Tapin", 2024. */
function read(change: (dataset: Dataset) => void = () => undefined): Dataset {
  const dataset = sampleDataset();
  const [document] = dataset.documents;
  document!.evidence = {
    agency: evidence('DINAS SOSIAL KAB. TAPIN', [10, 10, 200, 20]),
    region: evidence('DINAS SOSIAL KAB. TAPIN', [10, 10, 200, 20]),
    year: evidence('TAHUN 2024', [10, 30, 200, 40]),
  };
  change(dataset);
  return dataset;
}

function decide(fact: DocumentFact, value: string | null, more: Partial<FieldDecision> = {}, document = 0): Decision {
  const seen = factSeen(fact, read().documents[document]!);
  return { decided: 'corrected', field: keyOfFact(fact), seen, value, ...stamp, ...more };
}

const apply = (decisions: readonly Decision[], dataset = read()) => applyDecisions(dataset, decisions, vocabulary);

const agencyOf = ({ dataset }: ReturnType<typeof apply>, at = 0) =>
  dataset.agencies.find(({ id }) => id === dataset.documents[at]!.agency);

describe('what people decide about a document', () => {
  it('is its year, with what was read kept beside it', () => {
    const { dataset, held, stale } = apply([decide('year', '2021')]);
    const [document] = dataset.documents;
    expect([document!.year, held, stale]).toEqual([2021, 1, []]);
    expect(document!.evidence['year']).toMatchObject({
      raw: 'TAHUN 2024',
      confidence: 1,
      decided: { as: 'corrected', by: 'Rina', read: '2024' },
    });
    expect(validateDataset(dataset)).toEqual(validateDataset(read()));
  });

  it('is its agency, by which all of its rows go, with the region that its name tells', () => {
    const found = apply([decide('agency', 'Dinas Perhubungan Kota Bontang')]);
    expect(agencyOf(found)).toMatchObject({
      id: 'dinas-perhubungan-kota-bontang',
      regionName: 'Kota Bontang',
      level: 'kota',
      kind: 'dinas',
      sectors: ['perhubungan'],
    });
    const own = found.dataset.indicators.filter(({ document }) => document === scanId);
    expect(new Set(own.map(({ agency }) => agency))).toEqual(new Set(['dinas-perhubungan-kota-bontang']));
    // nobody names the one that was read any more
    expect(found.dataset.agencies.map(({ id }) => id)).not.toContain('agency-tapin');
    expect(validateDataset(found.dataset)).toEqual(validateDataset(read()));
  });

  it('keeps the region where the name tells none, and parts a name from another region', () => {
    expect(agencyOf(apply([decide('agency', 'Dinas Perhubungan')]))?.name).toBe('Dinas Perhubungan Kabupaten Tapin');
    expect(agencyOf(apply([decide('region', 'Kota Bontang')]))).toMatchObject({
      name: 'Dinas Sosial Kota Bontang',
      regionName: 'Kota Bontang',
    });
    expect(agencyOf(apply([decide('region', null)]))).toMatchObject({ name: 'Dinas Sosial', regionCode: null });
    const both = apply([decide('agency', 'Kementerian Sosial'), decide('region', null)]);
    expect(agencyOf(both)).toMatchObject({ name: 'Kementerian Sosial', regionName: null });
  });

  it('stands where nothing was read, and settles what was found of it', () => {
    const dataset = read((d) => {
      d.issues.push(issue('agency-unknown', 'No text names the agency', { document: exportId }));
      d.issues.push(issue('region-unknown', 'No region was found', { document: exportId }));
      d.issues.push(issue('page-quality', 'pale', { document: exportId, page: 1 }));
    });
    const found = apply([decide('agency', 'Dinas Sosial Kota Bontang', {}, 1)], dataset);
    expect(agencyOf(found, 1)?.name).toBe('Dinas Sosial Kota Bontang');
    const codes = found.dataset.issues.filter(({ document }) => document === exportId).map(({ code }) => code);
    expect(codes).toContain('page-quality');
    expect(codes).not.toContain('agency-unknown');
  });

  it('changes nothing but the mark where it was right', () => {
    const { dataset, held } = apply([decide('agency', 'Dinas Sosial Kabupaten Tapin', { decided: 'right' })]);
    const [document] = dataset.documents;
    expect([document!.agency, held]).toEqual(['agency-tapin', 1]);
    expect(document!.evidence['agency']!.decided?.as).toBe('right');
  });

  it('is stale where other letters are read by now, for what is no year, and for a region of nobody', () => {
    const again = read((d) => {
      d.documents[0]!.evidence['year'] = evidence('TAHUN 2023', [10, 30, 200, 40]);
      d.documents[0]!.year = 2023;
    });
    const stale = apply([decide('year', '2021')], again);
    expect(stale.dataset.documents[0]!.year).toBe(2023);
    expect(stale.stale.map(({ because }) => because)).toEqual(['the place now reads "TAHUN 2023"']);
    expect(stale.dataset.issues.find(({ code }) => code === 'decision-stale')?.message).toContain(
      'about document.year ("TAHUN 2024")',
    );
    // what was decided is read by now
    expect(apply([decide('year', '2023')], again)).toMatchObject({ held: 1, stale: [] });
    const odd = apply([decide('year', '20x4'), decide('region', 'Kota Bontang', {}, 1)]);
    expect(odd.stale.map(({ because }) => because)).toEqual([
      '"20x4" is no year',
      'a region is that of an agency, and none is known',
    ]);
    expect(odd.held).toBe(0);
  });

  it('is a line of decisions, and no value of a row that is added', () => {
    const line = JSON.stringify(decide('year', '2021'));
    expect(parseDecisions(line, 'd.jsonl')).toHaveLength(1);
    const seen = factSeen('year', read().documents[0]!);
    const row = JSON.stringify({ decided: 'missing-row', seen, values: { 'document.year': '2021' }, ...stamp });
    expect(() => parseDecisions(row, 'd.jsonl')).toThrow();
  });
});
