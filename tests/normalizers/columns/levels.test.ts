import { expect, it } from 'vitest';
import { levelOf, levelOpening, namesGroup } from '../../../normalizers/columns/levels.ts';
import { headings } from '../table-of.ts';

it.each([
  ['Indikator Sasaran OPD', 'objective'],
  ['Indikator Tujuan:', 'goal'],
  ['Indikator Kinerja Program (Outcome)/ Indikator Kinerja Kegiatan (Output)', 'programme'],
  ['Indikator Sasaran Program', 'programme'],
  ['Indikator Kegiatan', 'activity'],
  ['Indikator Kinerja Tujuan/Sasaran/Program/Kegiatan', null],
  ['SETINGKAT IMPACT', 'goal'],
  ['Indikator Kinerja (Outcome/Output)', null],
  ['INDIKATOR TUJUAN & SASARAN:', null],
  ['Indikator Kinerja Utama', null],
])('"%s" tells the level %s', (text, level) => {
  expect(levelOf(text, headings)).toBe(level);
});

it('a group line says nothing but whose indicators follow', () => {
  for (const line of [
    'INDIKATOR TUJUAN & SASARAN:',
    'IKU Dinas',
    'I. Indikator Sasaran (IKU Dinas):',
    'SETINGKAT OUTPUT',
  ]) {
    expect([line, namesGroup(line, headings)]).toEqual([line, true]);
  }
  for (const line of [
    'Indikator',
    'Tingkat kemiskinan',
    'Persentase sasaran yang tercapai',
    'Program Keluarga Harapan',
  ]) {
    expect([line, namesGroup(line, headings)]).toEqual([line, false]);
  }
});

it('the name of a programme tells its level, the word alone does not', () => {
  expect(levelOpening('PROGRAM PENGELOLAAN PARKIR', headings)).toBe('programme');
  expect(levelOpening('PROGRAM', headings)).toBe(null);
  expect(levelOpening('PERSENTASE PROGRAM YANG BERJALAN', headings)).toBe(null);
});
