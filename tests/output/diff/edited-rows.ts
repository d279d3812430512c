/** A dataset of made-up rows, and the same with edits planted in it and reading noise over both. */
import type { Dataset, Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { evidence, indicator, sampleDataset } from '../sample-dataset.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const measures = ['Persentase', 'Jumlah', 'Cakupan', 'Tingkat', 'Rasio', 'Indeks'];
const things = [
  'jalan kabupaten',
  'panti asuhan',
  'nelayan tangkap',
  'rumah layak huni',
  'sekolah dasar',
  'puskesmas pembantu',
  'kelompok tani',
  'pasar tradisional',
  'koperasi aktif',
  'perpustakaan desa',
  'embung irigasi',
  'ibu hamil',
  'balita gizi buruk',
  'guru bersertifikat',
  'izin usaha',
  'arsip daerah',
  'aset tanah',
  'pegawai negeri',
  'kawasan kumuh',
  'hutan rakyat',
  'destinasi wisata',
  'sanggar seni',
  'pemuda pelopor',
  'sungai bersih',
];
const states = [
  'dalam kondisi mantap',
  'yang memenuhi standar',
  'yang dibina',
  'yang terlayani',
  'yang aktif',
  'yang terdaftar',
  'yang ditingkatkan kualitasnya',
  'yang memperoleh bantuan',
  'yang direhabilitasi',
  'yang diawasi',
  'yang terakreditasi',
];
const places = [
  'di wilayah pesisir',
  'di perkotaan',
  'di daerah terpencil',
  'di kecamatan utama',
  'pada musim kemarau',
  '',
];
const units = ['Sekretariat', 'Bidang Bina Marga', 'Bidang Sosial', 'Bidang Perikanan', 'Bidang Kesehatan'];

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** Rows in documents of 30; every name is its own. */
export function madeRows(count: number, random: () => number): Indicator[] {
  const names = new Set<string>();
  const rows: Indicator[] = [];
  while (rows.length < count) {
    const [thing, state, place] = [pick(things, random), pick(states, random), pick(places, random)];
    const many = names.size > 5000 ? ` tahap ${Math.floor(random() * 1e6)}` : '';
    const name = `${pick(measures, random)} ${thing} ${state} ${place}${many}`.trim();
    if (names.has(name)) continue;
    names.add(name);
    const i = rows.length;
    const position = (i % 30) + 1;
    const document = documentId(Math.floor(i / 30));
    const y = 50 + position * 25;
    rows.push(
      indicator({
        id: `iku-${i}`,
        document,
        position,
        name,
        code: String(position),
        formula: {
          text: null,
          numerator: `Jumlah ${thing} ${state}`,
          denominator: `Jumlah seluruh ${thing}`,
          multiplier: 100,
          form: 'bar',
        },
        unit: { symbol: '%', label: 'persen', per: 100, derived: false },
        responsible: [{ text: pick(units, random), key: null, name: null }],
        targets: [{ year: 2024, value: 50 + (i % 40), text: String(50 + (i % 40)) }],
        evidence: { name: evidence(name, [100, y, 300, y + 20]), unit: evidence('%', [310, y, 330, y + 20]) },
      }),
    );
  }
  return rows;
}

const documentId = (n: number): string => `sha256:${String(n).padStart(64, '0')}`;

/** A dataset of these rows; ids, positions and hashes of a second run are others. */
export function datasetOf(rows: readonly Indicator[], run: 'old' | 'new'): Dataset {
  const base = sampleDataset();
  const ids = [...new Set(rows.map(({ document }) => document))];
  const next = new Map<string, number>();
  return {
    ...base,
    documents: ids.map((id) => ({ ...base.documents[0]!, id, file: `${id.slice(-6)}.pdf` })),
    indicators: rows.map((row, i) => {
      const position = (next.get(row.document) ?? 0) + 1;
      next.set(row.document, position);
      return { ...row, id: `${run}-${i}`, position };
    }),
    issues: [],
  };
}

const letters: readonly (readonly [string, string])[] = [
  ['l', 'i'],
  ['rn', 'm'],
  ['g', 'q'],
  ['u', 'v'],
  ['o', '0'],
];

/** The text with one letter misread in some of its words. */
function noisy(text: string, random: () => number, share = 0.02): string {
  return text
    .split(' ')
    .map((word) => {
      if (word.length < 5 || random() > share) return word;
      const [from, to] = pick(letters, random);
      return word.replace(from, to);
    })
    .join(' ');
}

/** The row as another reading has it: name, formula and responsible units with misread letters. */
export function withNoise(row: Indicator, random: () => number): Indicator {
  const read = (text: string | null): string | null => (text === null ? null : noisy(text, random));
  const { numerator, denominator } = row.formula;
  return {
    ...row,
    name: read(row.name),
    formula: { ...row.formula, numerator: read(numerator), denominator: read(denominator) },
    responsible: row.responsible.map((one) => ({ ...one, text: noisy(one.text, random) })),
  };
}

/** An edit that was planted, by the name that the difference gives it, and the old row that it was made to. */
export type Planted = { row: string; edit: string };

const one = ['reworded', 'redefined', 'retargeted', 'form', 'responsible', 'unit', 'moved'] as const;

/** Two to four edits a row for a third of the rows; a tenth dropped, cut in two or put together with the next. */
export function edited(rows: readonly Indicator[], random: () => number): { rows: Indicator[]; planted: Planted[] } {
  const planted: Planted[] = [];
  const out: Indicator[] = [];
  const moved: Indicator[] = [];
  for (let i = 0; i < rows.length; i++) {
    const row = structuredClone(rows[i]!);
    const chance = random();
    const name = rows[i]!.id;
    if (chance < 0.03) planted.push({ row: name, edit: 'dropped' });
    else if (chance < 0.06) {
      planted.push({ row: name, edit: 'split' });
      out.push(...cut(row));
    } else if (chance < 0.09 && rows[i + 1]?.document === row.document) {
      planted.push({ row: name, edit: 'merged' });
      const other = rows[++i]!;
      out.push({ ...row, name: `${row.name} ${other.name}`, formula: joinedFormula(row, other), targets: row.targets });
    } else if (chance < 0.42) {
      const edits = new Set<string>();
      const wanted = 2 + Math.floor(random() * 3);
      while (edits.size < wanted) edits.add(pick(one, random));
      for (const edit of edits) {
        planted.push({ row: name, edit });
        apply(edit, row, random);
      }
      (edits.has('moved') ? moved : out).push(row);
    } else out.push(row);
  }
  for (const row of moved) {
    // to the other end of its document
    const own = out.flatMap(({ document }, at) => (document === row.document ? [at] : []));
    const from = rows.findIndex(({ id }) => id === row.id);
    const isEarly = from % 30 < 15;
    out.splice(isEarly ? (own.at(-1) ?? out.length - 1) + 1 : (own[0] ?? 0), 0, row);
  }
  return { rows: out, planted };
}

function cut(row: Indicator): Indicator[] {
  const words = (row.name ?? '').split(' ');
  const half = Math.ceil(words.length / 2);
  const empty = { text: null, numerator: null, denominator: null, multiplier: null, form: 'none' as const };
  const [first, second] = [words.slice(0, half).join(' '), words.slice(half).join(' ')];
  return [
    { ...row, name: first, evidence: { name: evidence(first, [100, 0, 300, 9]) } },
    {
      ...row,
      name: second,
      formula: empty,
      code: null,
      targets: [],
      unit: null,
      evidence: { name: evidence(second, [100, 10, 300, 19]) },
    },
  ];
}

function joinedFormula(a: Indicator, b: Indicator): Indicator['formula'] {
  return {
    ...a.formula,
    numerator: `${a.formula.numerator} ${b.formula.numerator}`,
    denominator: `${a.formula.denominator} ${b.formula.denominator}`,
  };
}

function apply(edit: string, row: Indicator, random: () => number): void {
  const name = row.name ?? '';
  if (edit === 'reworded') row.name = name.replace(/ (yang|dalam) /i, ' yang telah dan akan $1 ');
  if (edit === 'redefined')
    row.formula = { ...row.formula, denominator: `Jumlah ${pick(things, random)} sasaran provinsi` };
  if (edit === 'retargeted') row.targets = [{ year: 2024, value: 12.5, text: '12,5' }];
  if (edit === 'form') {
    row.name = (row.name ?? '').toUpperCase();
    row.formula = { ...row.formula, numerator: row.formula.numerator!.replace('Jumlah', 'JUMLAH') };
  }
  if (edit === 'responsible') row.responsible = [{ text: 'UPT Laboratorium Lingkungan', key: null, name: null }];
  if (edit === 'unit') row.unit = { symbol: 'unit', label: 'unit', per: null, derived: false };
}
