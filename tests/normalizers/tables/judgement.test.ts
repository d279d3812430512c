import { describe, expect, it } from 'vitest';
import { recogniseColumns } from '../../../normalizers/columns/columns.ts';
import { judgeTable, takenFrom } from '../../../normalizers/tables/judgement.ts';
import { isTitledIku, titleOf } from '../../../normalizers/tables/titles.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';
import { pageOf, type Drawn } from '../../extractors/tables/draw.ts';
import { headings, tableOf } from '../table-of.ts';

/** The judgement of a table below lines of text. */
function judged(table: Table, above: string[] = []) {
  const page = { ...pageOf(1, []), lines: above.map((text, i) => lineAt(text, 10 - above.length + i)) };
  const title = titleOf(table, [page], headings);
  return judgeTable(table, recogniseColumns(table, headings).columns, title, headings);
}

function lineAt(text: string, y: number) {
  const words = text.split(' ').map((word) => ({ text: word, box: null, confidence: 1 }));
  return { words, box: [40, y, 400, y + 0.5] as [number, number, number, number] };
}

const taken = (table: Table, above: string[] = []) => {
  const { kind, score } = judged(table, above);
  return kind === 'iku' && score >= takenFrom;
};

const group = (text: string, columnSpan: number): (Drawn | null)[] => [
  { text, columnSpan },
  ...Array.from({ length: columnSpan - 1 }, () => null),
];
const agreement = tableOf(1, [
  ['No', 'Sasaran', 'Indikator Kinerja', 'Target'],
  ['1', 'Meningkatnya a', 'Persentase b', '90%'],
]);
const measured = tableOf(1, [
  ['No', 'Indikator Kinerja', 'Formulasi', 'Sumber Data'],
  ['1', 'Persentase a', 'Jumlah b dibagi c', 'Laporan'],
]);

describe('a table of key indicators', () => {
  it('is known by the columns that tell how each is measured, whatever stands above it', () => {
    expect(judged(measured)).toMatchObject({ kind: 'iku' });
    expect(judged(measured).score).toBeGreaterThan(0.95);
    expect(taken(measured, ['PERJANJIAN KINERJA TAHUN 2020'])).toBe(true);
  });

  it('is known by a heading that says key indicators over the targets of several years, agreements of one year are not', () => {
    const planned = (heading: string, ...years: string[]): Table =>
      tableOf(1, [
        ['Sasaran Strategis', heading, ...years],
        ['Meningkatnya a', 'Persentase b', ...years.map(() => '90%')],
      ]);
    const chapter = ['BAB V', 'TARGET KINERJA DAN KERANGKA PENDANAAN'];
    expect(taken(planned('Nama IKU', '2021', '2022', '2023', '2024'))).toBe(true);
    expect(taken(planned('Nama IKU', '2021', '2022', '2023', '2024'), chapter)).toBe(true);
    expect(taken(planned('Indikator Kinerja', '2021', '2022', '2023', '2024'), chapter)).toBe(false);
    expect(taken(planned('Indikator Kinerja Utama', '2021'))).toBe(false);
  });

  it('is known by the paragraph that leads to a caption which only names the plan that it comes from', () => {
    const planned = tableOf(1, [
      ['No', 'Indikator Kinerja', '2021', '2022', '2023'],
      ['1', 'Persentase a', '80%', '85%', '90%'],
    ]);
    const caption = ['Tabel 7.1', 'Indikator Kinerja Dinas yang Mengacu Tujuan dan Sasaran RPJMD'];
    const said = (what: string) => [
      'dengan baik.',
      `${what} dinas mengacu pada RPJMD`,
      'dan ditetapkan sebagai berikut:',
      ...caption,
    ];
    expect(taken(planned, said('Indikator Kinerja Utama (IKU)'))).toBe(true);
    expect(taken(planned, said('Rencana tahun ini'))).toBe(false);
    expect(taken(planned, said('Capaian Indikator Kinerja Utama (IKU)'))).toBe(false);
    expect(taken(planned, caption)).toBe(false);
  });

  it('is none where labels stand down its left side and each entry behind them has a row', () => {
    const entries = (label: string, texts: string[]): (string | null)[][] =>
      texts.map((text, i) => [i === 0 ? label : '', i === 0 ? ':' : '', String(i + 1), text]);
    const block = tableOf(1, [
      ['INSTANSI', ':', '', 'BAPPEDA'],
      ...entries('TUGAS', ['Membantu kepala daerah', 'Menyusun rencana']),
      ...entries('FUNGSI', ['Perumusan kebijakan', 'Pemberian dukungan', 'Pelaksanaan pelayanan', 'Evaluasi']),
    ]);
    expect(judged(block, ['PENETAPAN INDIKATOR KINERJA UTAMA (IKU)']).kind).toBe('form');
  });

  it('is none where a decree decides', () => {
    const block = tableOf(1, [
      ['Menetapkan', ':', 'Keputusan Kepala Dinas tentang Indikator Kinerja Utama'],
      ['KESATU', ':', 'Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran'],
      ['KEDUA', ':', 'Indikator Kinerja Utama merupakan acuan untuk menetapkan rencana kerja'],
    ]);
    expect(judged(block, ['PENETAPAN INDIKATOR KINERJA UTAMA (IKU)', 'MEMUTUSKAN']).kind).toBe('form');
  });

  it('is not known by a column of formulas that was left empty', () => {
    const box = tableOf(1, [
      ['Indikator Kinerja', 'Formulasi Indikator', 'Satuan', 'Target 2020'],
      ['Jumlah lembaga tangguh', '', 'Lembaga', '25'],
    ]);
    expect(taken(box)).toBe(false);
    expect(taken(box, ['INDIKATOR KINERJA UTAMA'])).toBe(true);
  });

  it('is not told by what runs along at the foot of the pages before it, but by the title above that', () => {
    const at = (number: number, texts: string[]) => ({
      ...pageOf(number, []),
      lines: texts.map((text, i) => lineAt(text, 1 + i)),
    });
    const foot = (number: number) => `Renstra Dinas A Tahun 2016-2021 ${number}`;
    const table = { ...agreement, pages: [3], cells: agreement.cells.map((cell) => ({ ...cell, page: 3 })) };
    const pages = [at(1, ['PENJABARAN (CASCADING) KINERJA', foot(1)]), at(2, [foot(2)]), at(3, []), at(4, [foot(4)])];
    expect(titleOf(table, pages, headings)?.kind).toBe('cascading');
  });

  it('is not told by what the name of the agency between it and its title says', () => {
    const title = 'INDIKATOR KINERJA UTAMA';
    expect(taken(agreement, [title, 'BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER DAYA MANUSIA', 'KOTA A'])).toBe(true);
    expect(taken(agreement, [title, 'BADAN PENGEMBANGAN DAN', 'SUMBER DAYA MANUSIA KOTA A'])).toBe(true);
    expect(taken(agreement, [title, 'SUMBER DAYA MANUSIA'])).toBe(false);
    expect(taken(agreement, [title, 'BADAN KEPEGAWAIAN', 'DAFTAR PEGAWAI'])).toBe(false);
    expect(taken(agreement, [title, 'BADAN KEPEGAWAIAN: DAFTAR PEGAWAI'])).toBe(false);
    expect(taken(agreement, [title, 'BIDANG SUMBER DAYA MANUSIA', 'DAFTAR RISIKO'])).toBe(false);
  });

  it('is known by its title where it holds names alone', () => {
    const named = tableOf(1, [
      ['Tujuan', 'Sasaran', 'Indikator Kinerja Utama'],
      ['Mewujudkan a', 'Meningkatnya b', 'Indeks c'],
    ]);
    expect(taken(named)).toBe(false);
    expect(taken(named, ['PENETAPAN INDIKATOR KINERJA UTAMA', 'DINAS A'])).toBe(true);
  });

  it('is told by the nearest title: a title over two lines, or a sentence that says what follows', () => {
    expect(judged(agreement, ['PERJANJIAN KINERJA', 'INDIKATOR KINERJA', 'UTAMA (IKU) 2016']).kind).toBe('iku');
    const sentence = 'Penetapan Indikator Kinerja Utama (IKU) dinas dapat dilihat pada tabel berikut :';
    expect(judged(agreement, ['Tabel T-C.28', sentence]).kind).toBe('iku');
    expect(judged(agreement, ['INDIKATOR KINERJA UTAMA RANCANGAN', 'AKHIR RENSTRA DINAS A']).kind).toBe('iku');
    expect(judged(agreement, ['TABEL 4.5 INDIKATOR KINERJA UTAMA', 'TABEL 4.6 INDIKATOR KINERJA KUNCI']).kind).not.toBe(
      'iku',
    );
  });

  it('may have lost the heading of its indicators only below its title', () => {
    const bare = tableOf(0, [
      ['Jalan mantap', '72 %', 'Panjang jalan dalam kondisi baik dibandingkan dengan panjang seluruh jalan yang ada'],
      ['DAK Fisik', '2 Dokumen', 'Dana alokasi khusus yang diterima dari pusat untuk pembangunan jalan dan jembatan'],
    ]);
    expect(taken(bare)).toBe(false);
    expect(taken(bare, ['INDIKATOR KINERJA UTAMA (IKU) 2016'])).toBe(true);
  });
});

describe('what is none', () => {
  it.each<[string, (Drawn | null)[][], number, string[]]>([
    [
      'performance-agreement',
      [
        ['No', 'Sasaran', 'Indikator Kinerja', 'Target'],
        ['1', 'a', 'Persentase b', '90'],
      ],
      1,
      [],
    ],
    [
      'performance-agreement',
      [
        ['No', 'Sasaran Strategis', 'Indikator Kinerja Utama', 'Target'],
        ['1', 'a', 'Persentase b', '90'],
      ],
      1,
      ['PERJANJIAN KINERJA TAHUN 2020'],
    ],
    [
      'work-plan',
      [
        [
          'Kode',
          'Program/ Kegiatan',
          'Indikator Kinerja Program/ Kegiatan',
          'Lokasi',
          'Target',
          'Pagu Indikatif',
          'Sumber Dana',
        ],
        ['1', 'PROGRAM A', 'Persentase b', 'Kota', '93%', '121.892.400', 'APBD'],
        ['', 'Penyediaan c', 'Jumlah d', 'Kota', '90 unit', '102.556.900', 'APBD'],
      ],
      1,
      [],
    ],
    [
      'achievement',
      [
        ['No', 'Indikator Kinerja Utama', 'Target', 'Realisasi', 'Capaian (%)', 'Kriteria'],
        ['1', 'Persentase a', '90', '91', '101', 'Sangat Tinggi'],
      ],
      1,
      ['Capaian Indikator Kinerja Utama Tahun 2018'],
    ],
    [
      'quarterly',
      [
        [
          'Program/Kegiatan',
          'Indikator Kinerja Program',
          ...group('Realisasi Kinerja Pada Triwulan I - IV', 4),
          'Penanggung Jawab',
        ],
        ['', '', 'K', 'Rp', 'K', 'Rp', ''],
        ['PROGRAM A', 'Persentase b', '-', '2.614.184.520', '-', '5.985.238.855', 'DISHUB'],
        ['Pemeliharaan c', 'Jumlah d', '5', '4.123.200', '9', '10.082.400', 'DISHUB'],
      ],
      2,
      ['LAPORAN TRIWULAN II TAHUN 2023'],
    ],
    [
      'action-plan',
      [
        ['No', 'Sasaran', 'Indikator Kinerja', 'Target', 'Rencana Aksi', 'Penanggung Jawab'],
        ['1', 'Meningkatnya a', 'Persentase b', '90', 'Menyusun c', 'Sekretaris'],
      ],
      1,
      ['RENCANA AKSI PENCAPAIAN INDIKATOR KINERJA UTAMA'],
    ],
    [
      'cascading',
      [
        ['Sasaran', 'Indikator Sasaran', 'Program', 'Indikator Program', 'Kegiatan', 'Indikator Kegiatan'],
        ['Meningkatnya a', 'Persentase b', 'Program c', 'Persentase d', 'Kegiatan e', 'Jumlah f'],
      ],
      1,
      ['POHON KINERJA DINAS A'],
    ],
    [
      'form',
      [
        ['Nama Organisasi', ':', 'Dinas A'],
        ['Tugas', ':', 'Membantu'],
        ['Fungsi', ':', 'a. Perumusan'],
      ],
      0,
      ['INDIKATOR KINERJA UTAMA'],
    ],
    [
      'other',
      [
        ['No', 'Nama', 'NIP', 'Pangkat/Golongan', 'Jabatan'],
        ['1', 'NAMA PEJABAT', '-', 'Penata', 'Analis'],
      ],
      1,
      [],
    ],
    [
      'other',
      [
        ['No', 'Program', 'Keterangan'],
        ['1', 'a', 'b'],
      ],
      1,
      [],
    ],
  ])('a table of the kind %s', (kind, rows, headerRows, above) => {
    expect(judged(tableOf(headerRows, rows), above).kind).toBe(kind);
  });

  it('has no row taken for what it only shares with a table of key indicators', () => {
    const goals = tableOf(1, [
      ['Tujuan', 'Sasaran', 'Indikator Tujuan/Sasaran', 'Satuan', 'Baseline 2024', 'Target 2025', 'Target 2026'],
      ['Mewujudkan a', 'Meningkatnya b', 'Indeks c', 'Nilai', '70', '71', '72'],
    ]);
    expect(taken(goals, ['Tabel 3.3', 'Tujuan dan Sasaran Jangka Menengah Pelayanan Perangkat Daerah'])).toBe(false);
    const services = tableOf(1, [
      ['No', 'Indikator Kinerja', 'SPM', 'IKK', 'Target Renstra 2020', 'Realisasi Capaian 2020', 'Rasio Capaian 2020'],
      ['1', 'Persentase a', '-', '-', '80', '79', '0,98'],
    ]);
    expect(taken(services)).toBe(false);
  });
});

it('gives its reasons, for and against, the heaviest first', () => {
  const { because } = judged(measured, ['RENCANA KERJA TAHUN 2020']);
  expect(because[0]).toBe('for: "Formulasi" holds the formula');
  expect(because.at(-1)).toBe('against: it stands below the title "RENCANA KERJA TAHUN 2020"');
});

it('labels and values above a table of key indicators are no such table', () => {
  const block = tableOf(0, [
    ['1.', 'Perangkat Daerah', ':', 'Sekretariat DPRD'],
    ['2.', 'Tugas dan Fungsi', ':', 'Tugas: menyelenggarakan administrasi'],
  ]);
  expect(judged(block, ['FORMULIR INDIKATOR KINERJA UTAMA']).kind).toBe('form');
});

it('a table right below a title of key indicators that was taken for nothing is told, under names over several lines', () => {
  const headless = {
    ...tableOf(0, [
      ['I.', 'Mutu warga', 'Persen'],
      ['II.', 'Rasa puas', 'Indeks'],
    ]),
    kind: 'other' as const,
  };
  const pageWith = (...above: string[]) => [
    { ...pageOf(1, []), lines: above.map((text, i) => lineAt(text, 10 - above.length + i)) },
  ];
  const unit = ['BADAN KEPEGAWAIAN DAN PENGEMBANGAN SUMBER', 'DAYA MANUSIA DAERAH KABUPATEN BANGKA'];
  const told = (...above: string[]) => isTitledIku(headless, pageWith(...above), headings);
  expect(told('INDIKATOR KINERJA UTAMA', ...unit)).toBe(true);
  expect(told('CAPAIAN INDIKATOR KINERJA UTAMA', ...unit)).toBe(false);
  expect(told('DAFTAR PEGAWAI', ...unit)).toBe(false);
  expect(told('Tabel di atas memuat indikator kinerja utama dari setiap perangkat daerah')).toBe(false);
  expect(isTitledIku({ ...headless, kind: 'achievement' }, pageWith('INDIKATOR KINERJA UTAMA'), headings)).toBe(false);
});
