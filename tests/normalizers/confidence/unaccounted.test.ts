import { expect, it } from 'vitest';
import { unaccountedIn } from '../../../normalizers/confidence/unaccounted.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { evidence, indicator } from '../../output/sample-dataset.ts';

const named = (name: string, raw: string, edits: Indicator['evidence'][string]['edits'] = []): Indicator =>
  indicator({ id: 'r', name, evidence: { name: evidence(raw, [0, 0, 10, 10], { edits }) } });
const fieldsOf = (row: Indicator): string[] => unaccountedIn(row).map(({ field }) => field);

it('a value is what was read, without its number, its broken words and its signs', () => {
  expect(fieldsOf(named('Persentase PMKS (jiwa) yang dibina', '1.2 Persen-\ntase PMKS( jiwa ) yang dibina'))).toEqual(
    [],
  );
});

it('a mend accounts for what it changed, and for nothing else', () => {
  const edits = [{ from: 'soslal', to: 'sosial', rule: 'word-list' }];
  expect(fieldsOf(named('Rumah sosial', 'Rumah soslal', edits))).toEqual([]);
  expect(fieldsOf(named('Rumah sosial', 'Rumah soslal'))).toEqual(['name']);
  expect(fieldsOf(named('Rumah sosial baru', 'Rumah soslal', edits))).toEqual(['name']);
});

it('one entry of a list that its cell does not hold is told', () => {
  const row = indicator({
    id: 'r',
    responsible: [
      { text: 'Bidang Sosial', key: null, name: null },
      { text: 'Sekretariat', key: null, name: null },
    ],
    evidence: { responsible: evidence('Bidang Sosial, Bidang Data', [0, 0, 10, 10]) },
  });
  expect(unaccountedIn(row).map(({ message }) => message)).toEqual([
    '"Sekretariat" is not what was read: Bidang Sosial, Bidang Data',
  ]);
});

it('a fraction that was read the other way round is told, one that runs into what stands beside it is not', () => {
  const ratio = (numerator: string, denominator: string, raw: string): string[] =>
    fieldsOf(
      indicator({
        id: 'r',
        formula: { text: null, numerator, denominator, multiplier: 100, form: 'bar' },
        evidence: { formula: evidence(raw, [0, 0, 10, 10]) },
      }),
    );
  const raw = 'Jumlah yang ditangani Jumlah seluruh PPKS x 100%';
  expect(ratio('Jumlah yang ditangani', 'Jumlah seluruh PPKS', raw)).toEqual([]);
  expect(ratio('Jumlah seluruh PPKS', 'Jumlah yang ditangani', raw)).toEqual(['formula']);
  expect(ratio('Seluruh warga kota', 'Jumlah yang ditangani dengan baik', raw)).toEqual([]);
  expect(ratio('Jumlah pasien keluar', 'Jumlah pasien mati', 'Jumlah pasien mati Jumlah pasien keluar')).toEqual([
    'formula',
  ]);
  // the shorter part stands in the longer one as well
  expect(ratio('Jumlah PPKS', 'Jumlah PPKS terdata', 'Jumlah PPKS Jumlah PPKS terdata')).toEqual([]);
});

it("what a person decided is nobody else's to doubt", () => {
  const row = named('Rumah sosial', 'Rumah soslal');
  row.evidence['name']!.decided = { as: 'corrected', by: 'Rina', on: '2026-01-01T00:00:00Z', read: 'Rumah soslal' };
  expect(fieldsOf(row)).toEqual([]);
});
