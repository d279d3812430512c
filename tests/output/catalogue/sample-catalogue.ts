/** A catalogue written by hand: the sample dataset, values of every form, a decision, and texts that would break what is careless. */
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { ListedAlias, ListedTerm } from '../../../pipeline/model/meaning/vocabulary-report.ts';
import type { YearValue } from '../../../pipeline/model/meaning/measure.ts';
import { evidence, indicator, sampleDataset, scanId } from '../sample-dataset.ts';

const values: YearValue[] = [
  { year: 2024, value: 92.5, text: '92,5' },
  { year: 2025, value: 90, text: '≥ 90', bound: 'at-least' },
  { year: 2026, value: 10, to: 15, text: '10 - 15' },
  { year: 2027, value: null, text: 'BB', grade: 'BB' },
  { year: 2028, value: null, text: '1 : 15', ratio: [1, 15] },
  { year: null, value: 5, text: '5', bound: 'at-most', heading: 'Akhir' },
];

/** Texts that end markup, turn what follows, run in a spreadsheet, look like numbers or dates, or are too long for a line. */
export const hostileTexts = [
  '<script>alert(1)</script> & "quoted" \'single\' `tick` ]]>',
  "=cmd|' /C calc'!A0",
  '\u202e=1+1',
  '\u2066\u200e+1',
  '\ufeff@SUM(A1)',
  'before\u202eafter \u200f\u061c',
  'x'.repeat(10_000),
  '👩🏽‍⚕️ emoji 🇮🇩',
  'one\r\ntwo\ttab | pipe \\ back',
  'bell\u0007 and _x0007_ and nul\u0000',
  '35.10',
  '007',
  '1-2',
  '1E5',
  '(5)',
  'TRUE',
  'NA',
  '3 Mei 2024',
  ' lead and trail ',
] as const;

const alias = (given: Partial<ListedAlias> & { alias: string; form: string }): ListedAlias => ({
  from: '',
  to: '',
  basis: '',
  source: '',
  note: '',
  sector: '',
  count: null,
  ...given,
});

const terms: ListedTerm[] = [
  {
    file: 'terms',
    kind: 'population',
    key: 'ppks',
    label: 'Pemerlu Pelayanan Kesejahteraan Sosial',
    short: 'PPKS',
    aliases: [
      alias({ alias: 'Pemerlu Pelayanan Kesejahteraan Sosial', form: 'name', from: '2019' }),
      alias({ alias: 'PPKS', form: 'short', from: '2019' }),
      alias({ alias: 'PMKS', form: 'old-abbreviation', to: '2019', basis: 'Permensos 8/2012' }),
      alias({ alias: 'Pemerlu Pelayanan Kesejahtraan Sosial', form: 'misspelling' }),
      alias({ alias: 'a "quoted" \\ <b>\n\u0007', form: 'variant' }),
    ],
    occurrences: null,
  },
  {
    file: 'measures',
    kind: 'lead',
    key: 'percentage',
    label: 'persentase',
    short: null,
    aliases: [alias({ alias: 'persentase', form: 'name' }), alias({ alias: 'prosentase', form: 'misspelling' })],
    occurrences: null,
  },
];

/** Fresh each time. */
export function sampleCatalogue(): Catalogue {
  const dataset = sampleDataset();
  const first = dataset.indicators[0]!;
  Object.assign(first, { targets: values, baseline: { year: 2023, value: 88, text: '88' }, concept: 'c2.share.ppks' });
  dataset.agencies[0]!.regionCode = '35.10';
  dataset.concepts = [
    {
      id: 'c2.share.ppks',
      group: 'c2.share.ppks',
      label: 'Persentase PPKS yang dilayani',
      members: [
        { indicator: 'i-1', relation: 'exact', because: 'the label is its name' },
        { indicator: 'i-2', relation: 'related', because: 'another population' },
      ],
    },
  ];
  hostileTexts.forEach((name, i) =>
    dataset.indicators.push(
      indicator({
        id: `h-${i + 1}`,
        position: 10 + i,
        code: '1.10',
        name,
        canonicalName: name,
        objective: name,
        responsible: [{ text: name, key: null, name: null }],
        dataSources: [{ text: name, key: name }],
        evidence: { name: evidence(name, [150, 2, 153, 4.5]) },
      }),
    ),
  );
  return {
    ikat: '0.1.0',
    runs: [{ name: 'one', ikat: '0.1.0' }],
    dataset,
    runsOf: new Map(dataset.documents.map(({ id }) => [id, ['one']])),
    readings: new Map(),
    decisions: [
      {
        decision: {
          decided: 'right',
          field: 'name',
          seen: { document: scanId, page: 1, box: [150, 150, 290, 200], read: 'x', row: 'x' },
          value: 'x',
          by: '=Rina',
          on: '2024-03-02',
        },
        state: 'stale',
        because: 'the place now reads "y"',
      },
    ],
    pages: [
      {
        document: scanId,
        page: 1,
        run: 'one',
        reading: 'ocr',
        dpi: 300,
        confidence: 0.9,
        skew: 0.1,
        width: 842,
        height: 595,
        picture: 'pages/a-1.png',
      },
    ],
    regions: [
      { code: '35', name: 'Provinsi Jawa Timur', level: 'provinsi' },
      { code: '35.10', name: 'Kabupaten Banyuwangi', level: 'kabupaten' },
      { code: '63', name: 'Provinsi Kalimantan Selatan', level: 'provinsi' },
    ],
    folders: new Map(),
    terms,
    refusals: [],
  };
}
