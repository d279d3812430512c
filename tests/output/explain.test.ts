import { describe, expect, it } from 'vitest';
import { explainIndicator, explanationText, findIndicator, whyNoRow } from '../../output/explain.ts';
import { speechIn, type Language } from '../../output/spoken/speech.ts';
import { sampleDataset } from './sample-dataset.ts';

const dataset = sampleDataset();
const textOf = (at: number, language: Language = 'en'): string =>
  explanationText(explainIndicator(dataset, dataset.indicators[at]!), speechIn(language));

describe('findIndicator', () => {
  it('knows a row by its id and by file and position', () => {
    expect(findIndicator(dataset, 'i-2')).toEqual({ row: dataset.indicators[1] });
    expect(findIndicator(dataset, 'bontang.txt:1')).toEqual({ row: dataset.indicators[2] });
    expect(findIndicator(dataset, 'tapin.office.pdf:2')).toEqual({ row: dataset.indicators[1] });
    expect(findIndicator(dataset, 'bontang:1')).toEqual({ row: dataset.indicators[2] });
  });

  it('gives the candidates when the words fit several rows', () => {
    expect(findIndicator(dataset, 'i-')).toEqual({ candidates: dataset.indicators });
    expect(findIndicator(dataset, 'sakip')).toEqual({ candidates: [dataset.indicators[2]] });
    expect(findIndicator(dataset, 'nothing like it')).toEqual({ candidates: [] });
  });
});

describe('whyNoRow', () => {
  it('tells a name that nothing has from a document and from a row that are not there', () => {
    expect(whyNoRow(dataset, 'xyz')).toBe('No id begins so, and no name holds it');
    expect(whyNoRow(dataset, 'kukar.pdf:1')).toBe('The run has no document of that name');
    expect(whyNoRow(dataset, 'tapin.office.pdf:9')).toBe('The document has no row 9 (it has 2)');
  });
});

describe('explanationText', () => {
  it('tells page, box, raw words, mends and the conclusion', () => {
    const text = textOf(0);
    expect(text).toContain(
      [
        'Indicator: Persentase PMKS yang memperoleh bantuan sosial',
        '  from page 1, box 150 150 290 200 pt, read with 97 %',
        '  read as  Persentase PMKS yang memperoleh bantuan sosiai',
        '  mended   sosiai -> sosial  (confusable letters)',
      ].join('\n'),
    );
    expect(text).toContain(
      'In terms of today: Persentase PPKS yang memperoleh bantuan sosial\n  no evidence of its own',
    );
    expect(text).toContain('Unit: % (persen) (concluded, not printed)');
  });

  it('tells where a value was inherited from, and the issues of its field', () => {
    expect(textOf(1)).toContain('  inherited from i-1');
    expect(textOf(1)).toContain('  warning: The name was read with 61 % [low-confidence] Compare with the page');
  });

  it('gives the line of a text export', () => {
    expect(textOf(2)).toContain('  from page 1, line 12, read with 97 %');
  });

  it('is said in Indonesian to who asks for it, with no English sentence left but those that nobody has said again', () => {
    const text = textOf(0, 'id');
    expect(text).toContain(
      [
        'Indikator: Persentase PMKS yang memperoleh bantuan sosial',
        '  dari halaman 1, kotak 150 150 290 200 pt, terbaca dengan keyakinan 97 %',
        '  terbaca     Persentase PMKS yang memperoleh bantuan sosiai',
        '  diperbaiki  sosiai -> sosial',
      ].join('\n'),
    );
    expect(text).toContain('Satuan: % (persen) (disimpulkan, tidak tercetak)');
    expect(textOf(1, 'id')).toContain('  diambil dari sel gabungan dengan i-1');
    expect(textOf(1, 'id')).toContain(
      '  peringatan: Nilai terbaca dengan keyakinan rendah (dalam bahasa Inggris: The name was read with 61 %) [low-confidence] Bandingkan dengan halamannya',
    );
  });

  it('tells of tables, levels and decisions in Indonesian too', () => {
    const row = structuredClone(dataset.indicators[0]!);
    row.level = 'programme';
    row.evidence['name']!.decided = { as: 'corrected', by: 'Rina', on: '2026-03-01', read: 'x', why: 'as printed' };
    const explanation = explainIndicator(dataset, row);
    explanation.table = {
      kind: 'work-plan',
      score: 0.8,
      pages: [1],
      rows: 2,
      level: null,
      box: null,
      heading: '',
      because: ['for: "Sasaran" holds the objective', 'against: no column holds indicators'],
    };
    const text = explanationText(explanation, speechIn('id'));
    expect(text).toContain('  indikator tingkat program: ');
    expect(text).toContain(
      [
        '  dari tabel jenis rencana kerja, 80 % yakin',
        '    mendukung: "Sasaran" memuat sasaran',
        '    menentang: tidak ada kolom yang memuat indikator',
      ].join('\n'),
    );
    expect(text).toContain('  diputuskan  dibetulkan, oleh Rina pada 2026-03-01; terbaca "x"; as printed');
  });
});
