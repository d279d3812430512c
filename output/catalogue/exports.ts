/** Which files a catalogue has, in the order in which they are written: what describes others comes after them. */
import type { Catalogue } from '../../pipeline/model/meaning/catalogue-shape.ts';
import type { ExportedFile, WrittenFile } from './about/exported-file.ts';
import { agencyMarkdown, agencyPage, agencyTables, type AgencyTables } from './forms/agency-pages.ts';
import { indicatorForms } from './forms/indicator-form.ts';
import { csvPieces, excelCsvPieces } from './formats/delimited.ts';
import { dictionaryMarkdown, dictionaryTable } from './formats/dictionary.ts';
import { pandasLoader, rLoader } from './formats/loaders.ts';
import { webTableMetadata } from './formats/web-table.ts';
import { packageDescriptor } from './formats/package-descriptor.ts';
import { parquetPieces } from './formats/parquet.ts';
import { workbookPieces } from './formats/workbook.ts';
import { publicationOf, type PublicationOptions } from './about/publication.ts';
import { dcatThings, type Distributed } from './linked/dcat.ts';
import { jsonLdPieces, turtlePieces, type Thing } from './linked/graph.ts';
import { skosThings } from './linked/skos.ts';
import { cataloguePage } from './page/carrying-page.ts';
import { catalogueTables } from './tidy/all-tables.ts';
import type { TidyTable } from './tidy/tidy-table.ts';

/** `excel`: CSV files for a double click in Excel beside the plain ones. `pictures`: page pictures lie beside the page (true unless said otherwise). */
export type ExportOptions = PublicationOptions & { excel?: boolean | undefined; pictures?: boolean | undefined };

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Every file of a catalogue. Equal catalogues and options give equal bytes. */
export function catalogueExports(catalogue: Catalogue, options: ExportOptions = {}): ExportedFile[] {
  const about = publicationOf(catalogue, options);
  const tables = catalogueTables(catalogue);
  const dictionary = dictionaryTable(tables);
  const csv = (table: TidyTable): ExportedFile => ({
    path: csvPath(table),
    title: `${table.title} (CSV)`,
    mediaType: 'text/csv',
    table: table.name,
    pieces: () => csvPieces(table),
  });
  const fileIn = (before: readonly WrittenFile[]) => (table: TidyTable) =>
    before.find(({ path }) => path === csvPath(table))!;
  const made: ExportedFile[] = [
    ...tables.map(csv),
    ...(options.excel ? [...tables, dictionary].map(excelCsv) : []),
    ...tables.map((table) => parquet(table, `ikat ${catalogue.ikat}`)),
    {
      path: 'catalogue.xlsx',
      title: 'All tables (XLSX)',
      mediaType: xlsx,
      pieces: () => workbookPieces([...tables, dictionary]),
    },
    {
      path: 'dictionary.csv',
      title: 'Data dictionary (CSV)',
      mediaType: 'text/csv',
      pieces: () => csvPieces(dictionary),
    },
    textFile(
      'dictionary.md',
      'Data dictionary, to read',
      'text/markdown',
      () => `# ${about.title}\n\n${dictionaryMarkdown(tables)}\n`,
    ),
    textFile('load.py', 'Reads the CSV files with pandas', 'text/x-python', () => pandasLoader(tables)),
    textFile('load.R', 'Reads the CSV files with R', 'text/x-r', () => rLoader(tables)),
    textFile('datapackage.json', 'Frictionless Data Package', 'application/json', (before) =>
      packageDescriptor(tables, fileIn(before), about),
    ),
    textFile('csv/csv-metadata.json', 'CSV on the Web: what the CSV files hold', csvw, () =>
      webTableMetadata(tables, about),
    ),
    {
      path: 'ms-ind.csv',
      title: 'Indicator metadata as BPS asks for it (MS-Ind)',
      mediaType: 'text/csv',
      pieces: () => csvPieces(indicatorForms(catalogue)),
    },
    ...agencyTables(catalogue.dataset).flatMap(agencyFiles),
    ...graphFiles('skos', 'Concepts, indicators and vocabulary (SKOS)', () => skosThings(catalogue, about)),
  ];
  const tableOf = (path: string) => made.find((file) => file.path === path)?.table ?? null;
  const distributed = (before: readonly WrittenFile[]): Distributed[] =>
    before.map((file) => ({ ...file, table: tableOf(file.path) })).filter(({ path }) => !path.startsWith('dcat.'));
  return [
    ...made,
    {
      path: 'catalogue.html',
      title: 'The catalogue to open in a browser',
      mediaType: 'text/html',
      pieces: (before) =>
        cataloguePage(tables, about, {
          ikat: catalogue.ikat,
          hasPictures: options.pictures !== false,
          files: before.filter(({ path }) => !path.startsWith('agencies/')),
        }),
    },
    ...graphFiles('dcat', 'The catalogue and its files (DCAT)', (before) =>
      dcatThings(tables, distributed(before), about),
    ),
  ];
}

/** The tables of an agency as they stand in its documents. */
const agencyFiles = (agency: AgencyTables): ExportedFile[] => [
  textFile(`${agency.path}.md`, `${agency.name}, as printed`, 'text/markdown', () => agencyMarkdown(agency)),
  textFile(`${agency.path}.html`, `${agency.name}, as printed`, 'text/html', () => agencyPage(agency)),
];

const csvw = 'application/csvm+json';

/** What is said of things, in both ways of writing it. */
function graphFiles(
  name: string,
  title: string,
  thingsOf: (before: readonly WrittenFile[]) => Iterable<Thing>,
): ExportedFile[] {
  return [
    {
      path: `${name}.ttl`,
      title: `${title}, Turtle`,
      mediaType: 'text/turtle',
      pieces: (before) => turtlePieces(thingsOf(before)),
    },
    {
      path: `${name}.jsonld`,
      title: `${title}, JSON-LD`,
      mediaType: 'application/ld+json',
      pieces: (before) => jsonLdPieces(thingsOf(before)),
    },
  ];
}

const csvPath = ({ name }: TidyTable): string => `csv/${name}.csv`;

const excelCsv = (table: TidyTable): ExportedFile => ({
  path: `csv-excel/${table.name}.csv`,
  title: `${table.title} (CSV for Excel)`,
  mediaType: 'text/csv',
  table: table.name,
  pieces: () => excelCsvPieces(table),
});

const parquet = (table: TidyTable, madeBy: string): ExportedFile => ({
  path: `parquet/${table.name}.parquet`,
  title: `${table.title} (Parquet)`,
  mediaType: 'application/vnd.apache.parquet',
  table: table.name,
  pieces: () => parquetPieces(table, madeBy),
});

const textFile = (
  path: string,
  title: string,
  mediaType: string,
  make: (before: readonly WrittenFile[]) => string,
): ExportedFile => ({ path, title, mediaType, pieces: (before) => [make(before)] });
