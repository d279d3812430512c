/** A small dataset written by hand for the tests: two rows of a scan, one of a text export. */
import { noProfile, type Dataset, type Evidence, type Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import { emptyRow } from '../../pipeline/model/meaning/empty-row.ts';
import { issue } from '../../pipeline/model/issue.ts';

export const scanId = `sha256:${'a'.repeat(64)}`;
export const exportId = `sha256:${'b'.repeat(64)}`;

/** Evidence on page 1 unless said otherwise. */
export function evidence(raw: string, box: Box | null, more: Partial<Evidence> = {}): Evidence {
  return { raw, page: 1, box, confidence: 0.97, edits: [], inheritedFrom: null, ...more };
}

/** An indicator with nothing in it but what is given. */
export function indicator(given: Partial<Indicator> & { id: string }): Indicator {
  return emptyRow({
    document: scanId,
    agency: 'agency-tapin',
    position: 1,
    canonicalName: given.name ?? null,
    confidence: 0.9,
    ...given,
  });
}

/** A fresh copy each time, so that a test may change it. */
export function sampleDataset(): Dataset {
  const objective = 'Meningkatnya kualitas hidup pemerlu pelayanan kesejahteraan sosial';
  return {
    schema: 'ikat/dataset/1',
    documents: [
      {
        id: scanId,
        file: 'tapin.office.pdf',
        kind: 'scanned-pdf',
        pages: 1,
        agency: 'agency-tapin',
        title: 'INDIKATOR KINERJA UTAMA TAHUN 2024',
        year: 2024,
        signedOn: '2024-01-15',
        signedAt: 'Rantau',
        profile: {
          duty: 'Melaksanakan urusan pemerintahan bidang sosial',
          functions: ['perumusan kebijakan', 'pelaksanaan kebijakan'],
          vision: null,
          missions: [],
          goals: [],
        },
        evidence: {},
        tables: [],
        otherTables: [],
      },
      {
        id: exportId,
        file: 'texts/bontang.txt',
        kind: 'ocr-text',
        pages: 1,
        agency: null,
        title: null,
        year: null,
        signedOn: null,
        signedAt: null,
        profile: noProfile,
        evidence: {},
        tables: [],
        otherTables: [
          {
            kind: 'performance-agreement',
            score: 0.9,
            pages: [1],
            rows: 3,
            level: null,
            box: null,
            heading: 'No | Sasaran | Indikator | Target',
            because: ['for: its headings'],
          },
        ],
      },
    ],
    agencies: [
      {
        id: 'agency-tapin',
        name: 'Dinas Sosial Kabupaten Tapin',
        regionCode: '63.05',
        regionName: 'Kabupaten Tapin',
        level: 'kabupaten',
        kind: 'dinas',
        sectors: ['sosial'],
      },
    ],
    indicators: [
      indicator({
        id: 'i-1',
        code: '1',
        name: 'Persentase PMKS yang memperoleh bantuan sosial',
        canonicalName: 'Persentase PPKS yang memperoleh bantuan sosial',
        level: null,
        printedLevel: null,
        parent: null,
        objective,
        formula: {
          text: null,
          numerator: 'Jumlah PMKS yang memperoleh bantuan sosial',
          denominator: 'Jumlah seluruh PMKS',
          multiplier: 100,
          form: 'bar',
        },
        unit: { symbol: '%', label: 'persen', per: 100, derived: true },
        responsible: [
          { text: 'Bidang Rehabilitasi Sosial', key: 'bidang/rehabilitasi-sosial', name: 'Bidang Rehabilitasi Sosial' },
        ],
        dataSources: [{ text: 'DTKS', key: 'dtks' }],
        targets: [{ year: 2024, value: 92.5, text: '92,5' }],
        terms: ['ppks'],
        confidence: 0.93,
        evidence: {
          name: evidence('Persentase PMKS yang memperoleh bantuan sosiai', [150, 150, 290, 200], {
            edits: [{ from: 'sosiai', to: 'sosial', rule: 'confusable letters' }],
          }),
          objective: evidence(objective, [40, 150, 140, 300]),
          formula: evidence(
            'Jumlah PMKS yang memperoleh bantuan sosial Jumlah seluruh PMKS x 100%',
            [300, 150, 470, 200],
          ),
          responsible: evidence('Bidang Rehabilitasi Sosial', [480, 150, 560, 200]),
          dataSources: evidence('DTKS', [570, 150, 630, 200]),
          targets: evidence('92,5', [640, 150, 700, 200]),
        },
      }),
      indicator({
        id: 'i-2',
        position: 2,
        code: '2',
        name: 'Persentase anak terlantar yang dibina',
        objective,
        formula: {
          text: 'Jumlah anak dibina dibagi jumlah anak terlantar',
          numerator: null,
          denominator: null,
          multiplier: null,
          form: 'prose',
        },
        confidence: 0.41,
        evidence: {
          name: evidence('Persentase anak terlantar yang dibina', [150, 220, 290, 270], { confidence: 0.61 }),
          objective: evidence(objective, [40, 150, 140, 300], { inheritedFrom: 'i-1' }),
          formula: evidence('Jumlah anak dibina dibagi jumlah anak terlantar', [300, 220, 470, 270]),
        },
      }),
      indicator({
        id: 'i-3',
        document: exportId,
        agency: null,
        position: 1,
        name: 'Nilai SAKIP',
        responsible: [{ text: 'Sekretariat', key: null, name: null }],
        confidence: 0.7,
        evidence: {
          name: evidence('Nilai SAKIP', null, { line: 12 }),
          responsible: evidence('Sekretariat', null, { line: 14 }),
        },
      }),
    ],
    concepts: [],
    issues: [
      issue('formula-unparsed', 'No ratio in the text', {
        document: scanId,
        indicator: 'i-2',
        field: 'formula',
        page: 1,
      }),
      issue('low-confidence', 'The name was read with 61 %', {
        document: scanId,
        indicator: 'i-2',
        field: 'name',
        page: 1,
      }),
      issue('layout-lost', 'The export has no columns', { document: exportId, page: 1 }),
    ],
  };
}
