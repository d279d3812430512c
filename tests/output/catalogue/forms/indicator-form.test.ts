import { expect, test } from 'vitest';
import { indicatorForms } from '../../../../output/catalogue/forms/indicator-form.ts';
import { sampleCatalogue } from '../sample-catalogue.ts';

const formsOf = (catalogue = sampleCatalogue()) => {
  const table = indicatorForms(catalogue);
  return [...table.rows()].map((row) => Object.fromEntries(table.columns.map(({ name }, i) => [name, row[i]])));
};

test('the form of BPS is filled with what the document says', () => {
  const catalogue = sampleCatalogue();
  catalogue.dataset.indicators[0]!.measure = { kind: 'percentage', of: null, from: 'name' };
  expect(formsOf(catalogue)[0]).toMatchObject({
    indicator: 'i-1',
    'Nama Indikator': 'Persentase PMKS yang memperoleh bantuan sosial',
    Konsep: 'Persentase PPKS yang dilayani',
    Ukuran: 'persentase',
    Satuan: 'persen',
    Penyelenggara: 'Dinas Sosial Kabupaten Tapin',
    'Nama Variabel Pembangun': 'Jumlah PMKS yang memperoleh bantuan sosial | Jumlah seluruh PMKS',
    'Level Estimasi': 'kabupaten',
    Interpretasi: null,
  });
});

test('every field that stays empty is named, and no other', () => {
  for (const form of formsOf()) {
    const { 'Tidak tersedia': missing, ...fields } = form;
    const named = String(missing)
      .split('; ')
      .map((one) => one.replace(/^h?\d+ /, ''));
    const empty = Object.entries(fields).flatMap(([label, value]) => (value === null ? [label] : []));
    expect(named).toEqual(empty);
  }
});
