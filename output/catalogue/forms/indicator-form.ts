/** Indicators as the form MS-Ind of BPS asks for them (Peraturan BPS 5/2020), as far as their documents say it. */
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { Indicator } from '../../../pipeline/model/meaning/dataset.ts';
import { joinedTexts } from '../../../pipeline/model/meaning/field.ts';
import { fieldOf } from '../../../pipeline/model/meaning/fields.ts';
import { indexed } from '../tidy/cited.ts';
import { tableOf, text, type Filled, type TidyTable } from '../tidy/tidy-table.ts';

/** A field of the form: its printed number and label, and what the catalogue says there; null where documents never say it. */
type FormField = { number: string; label: string; of: ((row: Indicator) => string | null) | null };

/**
 * A row for each indicator, a column for each field of the form under its printed label, and a last one that names the fields that
 * stay empty: what no document says is left to whoever fills the form, never guessed.
 */
export function indicatorForms({ dataset, terms }: Pick<Catalogue, 'dataset' | 'terms'>): TidyTable {
  const all = indexed(dataset);
  // the word that a name begins with; a measure that has none is left to whoever fills the form
  const words = terms.filter(({ file, kind }) => file === 'measures' && kind === 'lead');
  const wordOf = new Map(words.map(({ key, label }) => [key, label]));
  const agency = (row: Indicator) => all.agencies.get(row.agency ?? '') ?? null;
  const fields: FormField[] = [
    { number: 'h1', label: 'Nama Kegiatan', of: (row) => all.documents.get(row.document)?.title ?? null },
    { number: 'h2', label: 'Kode Kegiatan', of: null },
    { number: 'h3', label: 'Penyelenggara', of: (row) => agency(row)?.name ?? null },
    { number: '1', label: 'Nomor', of: (row) => row.code ?? String(row.position) },
    { number: '2', label: 'Nama Indikator', of: (row) => row.name },
    { number: '3', label: 'Konsep', of: (row) => all.concepts.get(row.concept ?? '')?.label ?? null },
    { number: '4', label: 'Definisi', of: (row) => row.definition },
    { number: '5', label: 'Interpretasi', of: null },
    {
      number: '6',
      label: 'Metode/Rumus Penghitungan',
      of: (row) => joinedTexts(fieldOf('formula')?.shown?.(row) ?? []),
    },
    {
      number: '7',
      label: 'Ukuran',
      of: ({ measure: { kind } }) => (kind === null ? null : (wordOf.get(kind) ?? null)),
    },
    { number: '8', label: 'Satuan', of: (row) => row.unit?.label ?? null },
    { number: '9', label: 'Klasifikasi Penyajian', of: null },
    { number: '10', label: 'Apakah Indikator Komposit', of: null },
    { number: '11', label: 'Publikasi Ketersediaan Indikator Pembangun', of: null },
    { number: '12', label: 'Nama Indikator Pembangun', of: null },
    {
      number: '13',
      label: 'Kegiatan Penghasil Variabel Pembangun',
      of: (row) => joinedTexts(row.dataSources.map((one) => one.text)),
    },
    { number: '14', label: 'Kode Kegiatan Penghasil', of: null },
    {
      number: '15',
      label: 'Nama Variabel Pembangun',
      of: ({ formula }) => joinedTexts([formula.numerator, formula.denominator]),
    },
    { number: '16', label: 'Level Estimasi', of: (row) => agency(row)?.level ?? null },
    { number: '17', label: 'Apakah Indikator Dapat Diakses Umum', of: null },
  ];
  const missing = (row: Indicator): string =>
    fields
      .filter(({ of }) => !of?.(row))
      .map(({ number, label }) => `${number} ${label}`)
      .join('; ');
  const columns: Filled<Indicator>[] = [
    text('indicator', 'Id of the indicator', (row) => row.id, { refersTo: 'indicators', required: true }),
    ...fields.map(({ number, label, of }) =>
      text<Indicator>(label, `Field ${number} of the form`, (row) => of?.(row) || null),
    ),
    text('Tidak tersedia', 'Fields of the form that the document does not say', missing),
    text('document', 'Id of the document', (row) => row.document, { refersTo: 'documents', required: true }),
  ];
  return tableOf(
    {
      name: 'ms-ind',
      title: 'Indicator metadata (MS-Ind)',
      description: 'One row per indicator, as the form of BPS asks',
      key: 'indicator',
    },
    () => dataset.indicators,
    columns,
  );
}
