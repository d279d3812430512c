import { expect, test } from 'vitest';
import { listsForAll, splitSeveral } from '../../../normalizers/rows/several.ts';
import type { ColumnRole, Row } from '../../../pipeline/model/meaning/record.ts';
import { joinLines, type TextLine } from '../../../pipeline/model/reading/text.ts';

/** Lines of 10 points, a blank line where the text is empty. */
function lines(...texts: string[]): TextLine[] {
  return texts.flatMap((text, i) =>
    text === ''
      ? []
      : [
          {
            words: text.split(' ').map((word) => ({ text: word, box: null, confidence: 1 })),
            box: [0, 12 * i, 90, 12 * i + 10] as [number, number, number, number],
          },
        ],
  );
}

function row(fields: Partial<Record<ColumnRole, TextLine[]>>): Row {
  return {
    table: 0,
    row: 3,
    context: [],
    fields: Object.entries(fields).map(([role, own], index) => ({
      column: { index, heading: role, role: role as ColumnRole, year: null, score: 1, because: '' },
      text: { lines: own, segments: [], confidence: 1, inheritedFrom: null },
    })),
  };
}

const textsOf = (rows: Row[] | null) => rows?.map((one) => one.fields.map((field) => joinLines(field.text.lines)));

test('blocks that stand beside each other in indicator and explanation are indicators of their own', () => {
  const several = row({
    indicator: lines('1.1.2 Jumlah jenis uji', 'yang diakui', '', 'Jumlah tenaga penguji'),
    explanation: lines('Jumlah jenis uji yang', 'didaftarkan', '', 'Jumlah tenaga penguji terlatih'),
    dataSource: lines('Balai Uji'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['1.1.2 Jumlah jenis uji yang diakui', 'Jumlah jenis uji yang didaftarkan', 'Balai Uji'],
    ['Jumlah tenaga penguji', 'Jumlah tenaga penguji terlatih', 'Balai Uji'],
  ]);
});

test('lines of print that is set wide are no blocks: as much white stands above lines that go on with a sentence', () => {
  const wide = (...texts: string[]): TextLine[] =>
    texts.map((text, i) => ({ ...lines(text)[0]!, box: [0, 17 * i, 90, 17 * i + 10] }));
  const one = row({
    objective: wide('Meningkatnya', 'perlindungan tenaga', 'kerja'),
    indicator: wide('Kepesertaan BPJS', 'Ketenagakerjaan'),
    formula: wide('Peserta aktif', 'Pekerja'),
  });
  expect(splitSeveral(one)).toBeNull();
});

test('names under codes of their own are indicators of their own, each with its values', () => {
  const several = row({
    indicator: lines('S1.', 'Indeks Kepuasan Masyarakat', 'Kecamatan', 'S2.', 'Persentase Layanan', 'Tepat Waktu'),
    unit: lines('Nilai', '', '', '%'),
    target: lines('90', '', '', '80'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['S1. Indeks Kepuasan Masyarakat Kecamatan', 'Nilai', '90'],
    ['S2. Persentase Layanan Tepat Waktu', '%', '80'],
  ]);
});

test('words that look like codes and do not count on begin no indicator', () => {
  const one = row({
    indicator: lines('K1 Kunjungan ibu hamil dan', 'K4 kunjungan lengkap', 'SD 6 kelas'),
    target: lines('90'),
  });
  expect(splitSeveral(one)).toBeNull();
});

test('numbered lists of equal length are taken apart together', () => {
  const several = row({
    indicator: lines('1. Jumlah sapi', '2. Jumlah kerbau'),
    explanation: lines('1. Sapi yang ada', '2. Kerbau yang ada'),
    responsible: lines('1. Bidang Sapi', '2. Bidang Kerbau'),
  });
  expect(textsOf(splitSeveral(several))?.[1]).toEqual(['2. Jumlah kerbau', 'Kerbau yang ada', 'Bidang Kerbau']);
});

test('a number of a list that was misread between two that were read counts as the missing one', () => {
  const several = row({
    indicator: lines('1. Jumlah sapi', '%. Jumlah kerbau', 'dan kambing', '3. Jumlah ayam'),
    dataSource: lines('1. Dinas', '2. Balai', '3. Pasar'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['1. Jumlah sapi', 'Dinas'],
    ['%. Jumlah kerbau dan kambing', 'Balai'],
    ['3. Jumlah ayam', 'Pasar'],
  ]);
});

test('of two lines that might be the missing number of a list neither is taken', () => {
  const several = row({ indicator: lines('1. Jumlah sapi', '%. Jumlah kerbau', '?. Jumlah kuda', '3. Jumlah ayam') });
  expect(splitSeveral(several)).toBeNull();
});

test('lists that do not agree in number stay one row', () => {
  expect(
    splitSeveral(
      row({ indicator: lines('1. Jumlah sapi', '2. Jumlah kerbau'), explanation: lines('Ternak yang ada') }),
    ),
  ).toBeNull();
});

test('an indicator with a blank line inside and one explanation is one indicator', () => {
  expect(
    splitSeveral(
      row({ indicator: lines('Jumlah produksi', '', 'Daging dan telur'), explanation: lines('Produksi setahun') }),
    ),
  ).toBeNull();
});

test('a numbered list of indicators goes with the numbered list of their targets where nothing is explained', () => {
  const several = row({
    objective: lines('Meningkatnya produksi'),
    indicator: lines('1. Produksi padi', 'sawah', '2. Produksi jagung', '3. Produktivitas kedelai'),
    target: lines('1. 950.000 ton', '2. 310.000 ton', '3. 14,5 kuintal'),
    unit: lines('ton', 'ton', 'kuintal'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['Meningkatnya produksi', '1. Produksi padi sawah', '950.000 ton', 'ton'],
    ['Meningkatnya produksi', '2. Produksi jagung', '310.000 ton', 'ton'],
    ['Meningkatnya produksi', '3. Produktivitas kedelai', '14,5 kuintal', 'kuintal'],
  ]);
});

test('a list inside an entry does not begin an entry', () => {
  const several = row({
    indicator: lines('1. Jumlah ternak', 'a. sapi', 'b. kerbau', '2. Jumlah telur'),
    explanation: lines('1. Ternak yang ada', '2. Telur yang ada'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['1. Jumlah ternak a. sapi b. kerbau', 'Ternak yang ada'],
    ['2. Jumlah telur', 'Telur yang ada'],
  ]);
});

test('a list of indicators stays one row beside one explanation, whatever its targets are', () => {
  const several = row({
    indicator: lines('1. Jumlah sapi', '2. Jumlah kerbau'),
    explanation: lines('Ternak yang ada'),
    target: lines('1. 20', '2. 30'),
  });
  expect(splitSeveral(several)).toBeNull();
});

test('what is set beside each name belongs to it, and a text beside a later name says nothing of those above', () => {
  const several = row({
    objective: lines('', '', '', 'Mutu pelatihan'),
    indicator: lines('e. Pekerja formal', '', '', 'a. Tenaga kerja yang dilatih'),
    formula: lines('(pekerja formal / pekerja) x 100', '', '', '(yang dilatih / pendaftar) x 100'),
    dataSource: lines('e-Survei', '', '', 'UPTD'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['', 'e. Pekerja formal', '(pekerja formal / pekerja) x 100', 'e-Survei'],
    ['Mutu pelatihan', 'a. Tenaga kerja yang dilatih', '(yang dilatih / pendaftar) x 100', 'UPTD'],
  ]);
});

test('a piece of a wall before the first mark of a list is no part of it', () => {
  const several = row({
    indicator: lines('1. Angka melek huruf', '2. Rata-rata lama sekolah'),
    dataSource: lines('1 1. BPS', '2. Dapodik'),
  });
  expect(textsOf(splitSeveral(several))).toEqual([
    ['1. Angka melek huruf', 'BPS'],
    ['2. Rata-rata lama sekolah', 'Dapodik'],
  ]);
});

test('a list of another length that every indicator got whole is told, one value for all is not', () => {
  const several = row({
    indicator: lines('1. Angka melek huruf', '2. Rata-rata lama sekolah', '3. Angka putus sekolah'),
    dataSource: lines('1. BPS', '2. Dapodik'),
    responsible: lines('Bidang Pembinaan SD'),
  });
  expect(listsForAll(several, splitSeveral(several)!).map(({ lines: own }) => joinLines(own))).toEqual([
    '1. BPS 2. Dapodik',
  ]);
});
