import { expect, test } from 'vitest';
import { openBand } from '../../../../extractors/layout/open/bands.ts';
import type { Word } from '../../../../pipeline/model/reading/text.ts';
import { letterHeight, lineAt } from '../../words-at.ts';

const xs = [30, 60, 180, 330, 430];
const band = (words: Word[], bottom = 300) => openBand(words, xs, [90, bottom], letterHeight);
const spans = (words: Word[]) => band(words).cells.map(({ r0, r1, c0, c1 }) => [r0, r1, c0, c1].join(' '));

test('a row begins where several columns begin anew and none goes on', () => {
  const words = [
    ...lineAt(100, [40, '1'], [65, 'Tingkat pengangguran'], [185, 'Jumlah penganggur'], [335, 'BPS']),
    ...lineAt(112, [65, 'terbuka'], [185, 'dibagi angkatan kerja']),
    ...lineAt(124, [185, 'x 100%']),
    ...lineAt(142, [40, '2'], [65, 'Upah rata-rata'], [185, 'Jumlah upah'], [335, 'Dinas']),
    ...lineAt(154, [185, 'dibagi pekerja']),
  ];
  const { ys, agreement } = band(words);
  expect(ys).toEqual([90, 138, 300]);
  expect(agreement).toBe(1);
});

test('a blank inside one cell begins no row', () => {
  const words = [
    ...lineAt(100, [40, '1'], [65, 'Tingkat kemiskinan'], [185, 'Jumlah penduduk'], [335, 'BPS']),
    ...lineAt(112, [65, 'di daerah'], [185, 'miskin']),
    ...lineAt(136, [185, 'Keterangan']),
    ...lineAt(148, [185, 'dihitung tiap tahun']),
  ];
  expect(band(words).ys).toEqual([90, 300]);
});

test('a line that a scan placed too low begins no row where the rows of the table stand further apart', () => {
  const row = (y: number, n: string, low: number) => [
    ...lineAt(y, [40, n], [65, 'Skor Pola'], [185, 'Jumlah skor'], [335, 'BPS']),
    ...lineAt(y + 12, [65, 'Pangan'], [185, 'Semua kelompok']),
    ...lineAt(y + 24 + low, [65, 'Harapan'], [185, 'Pangan']),
  ];
  expect(band([...row(100, '1', 0), ...row(146, '2', 3), ...row(195, '3', 0)]).ys).toHaveLength(4);
  // rows of which no line has a number stand as far apart as the others
  const bare = lineAt(216, [65, 'Nilai SAKIP'], [185, 'Hasil penilaian'], [335, 'LHE']);
  expect(band([...row(100, '1', 0), ...row(146, '2', 0), ...bare]).ys).toHaveLength(4);
});

test('text of one column that goes on beside two rows is a cell merged over both', () => {
  const words = [
    ...lineAt(100, [40, '1'], [65, 'Meningkatnya mutu'], [185, 'Nilai AKIP'], [335, 'LHE']),
    ...lineAt(112, [65, 'tata kelola dan']),
    ...lineAt(124, [65, 'layanan daerah']),
    ...lineAt(118, [40, '2'], [185, 'Indeks kepuasan'], [335, 'SKM']),
    ...lineAt(130, [185, 'masyarakat']),
    ...lineAt(150, [40, '3'], [65, 'Meningkatnya usaha'], [185, 'Jumlah usaha'], [335, 'BPS']),
  ];
  expect(spans(words)).toContain('0 1 1 1');
  expect(spans(words)).toContain('2 2 1 1');
});

test('text in the middle of the rows that share it belongs to all of them', () => {
  const row = (y: number, n: string) => lineAt(y, [40, n], [185, 'Jumlah usaha mikro'], [335, 'Dinas']);
  const words = [
    ...row(100, '1'),
    ...row(120, '2'),
    ...row(140, '3'),
    ...lineAt(114, [65, 'Berkembangnya']),
    ...lineAt(126, [65, 'usaha daerah']),
    ...row(160, '4'),
    ...row(180, '5'),
    ...lineAt(170, [65, 'Naiknya ekspor']),
  ];
  const found = band(words, 195)
    .cells.filter((c) => c.c0 === 1)
    .map(({ r0, r1 }) => [r0, r1]);
  expect(found).toEqual([
    [0, 2],
    [3, 4],
  ]);
});

test('a phrase over the column edges is a band of the table', () => {
  const words = [
    ...lineAt(95, [35, 'Misi 1 : Mewujudkan masyarakat sejahtera']),
    ...lineAt(112, [40, '1'], [65, 'Persentase balita'], [185, 'Jumlah balita'], [335, 'Dinkes']),
  ];
  expect(spans(words)[0]).toBe('0 0 0 3');
  expect(spans(words)).toHaveLength(5);
});

const full = (y: number, n: string): Word[] =>
  lineAt(y, [40, n], [65, 'Nilai kinerja'], [185, 'Hasil penilaian'], [335, 'LHE']);

test('a band whose blanks fall on the column edges is one cell over all columns', () => {
  // 30 to 58 and 61 to 91: the edge at 60 lies in the blank
  const words = [...full(100, '1'), ...lineAt(122, [33, 'MISI2 kedua']), ...full(144, '2')];
  expect(spans(words)).toContain('1 1 0 3');
});

test('a short band is known by the word with which another begins', () => {
  const long = lineAt(100, [33, 'MISI PERTAMA menaikkan mutu layanan bagi seluruh warga daerah']);
  const short = lineAt(144, [33, 'MISI']);
  expect(spans([...long, ...full(122, '1'), ...short, ...full(166, '2')])).toContain('2 2 0 3');
  expect(spans([...long, ...full(122, '1'), ...lineAt(144, [33, 'dan']), ...full(166, '2')])).not.toContain('2 2 0 3');
});

test('many rows of one line do not pass for wrapped lines where two columns show what those are', () => {
  const wrapped = lineAt(111, [65, 'daerah'], [185, 'tim daerah'], [335, 'dinas']);
  const words = [...full(100, '1'), ...wrapped, ...[130, 148, 166, 184].flatMap((y, i) => full(y, `${i + 2}`))];
  expect(band(words).ys).toHaveLength(6);
});

test('a name in capitals behind a letter is a section, although it is short enough for the first column', () => {
  const words = [
    ...lineAt(100, [35, 'B. RAWAT INAP']),
    ...lineAt(124, [35, 'Kamar'], [115, 'Tingkat'], [185, 'Jumlah hari'], [335, 'RL']),
  ];
  const { cells } = openBand(words, [30, 110, 180, 330, 430], [90, 300], letterHeight);
  expect([cells[0]!.c0, cells[0]!.c1]).toEqual([0, 3]);
});
