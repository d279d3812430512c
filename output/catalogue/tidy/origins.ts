/** Tables of where indicators come from: documents, their pages, agencies. */
import type { Catalogue, CataloguePage } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import type { Agency, DatasetDocument } from '../../../pipeline/model/meaning/dataset.ts';
import { addTo } from '../../../pipeline/model/groups.ts';
import { joinedTexts } from '../../../pipeline/model/meaning/field.ts';
import { documentColumns, isCounted, placeColumns, type Indexed } from './cited.ts';
import { number, tableOf, text, whole, type TidyTable } from './tidy-table.ts';

/** A document a row; its place is that of its title. */
export function documentsTable(all: Indexed, { runsOf }: Pick<Catalogue, 'runsOf'>): TidyTable {
  const codesOf = new Map<string, string[]>();
  for (const { code, document, indicator } of all.dataset.issues) {
    if (document === null || indicator !== null || codesOf.get(document)?.includes(code)) continue;
    addTo(codesOf, document, code);
  }
  return tableOf<DatasetDocument>(
    { name: 'documents', title: 'Documents', description: 'One row per document that was read', key: 'id' },
    () => all.dataset.documents,
    [
      text('id', 'SHA-256 of the bytes of the file', (d) => d.id, { required: true }),
      text('file', 'Path of the file below the input that was given', (d) => d.file, { required: true }),
      text('kind', 'scanned-pdf, digital-pdf, mixed-pdf, image, ocr-text, table-text or markup', (d) => d.kind),
      whole('pages', 'Number of pages', (d) => d.pages),
      text('agency', 'Id of the agency', (d) => d.agency, { refersTo: 'agencies' }),
      text('agencyName', 'Name of the agency', (d) => all.agencies.get(d.agency ?? '')?.name ?? null),
      text('regionCode', 'Code of the region', (d) => all.agencies.get(d.agency ?? '')?.regionCode ?? null),
      text('title', 'Title as printed', (d) => d.title),
      whole('year', 'Year that the indicators are for', (d) => d.year),
      text('signedOn', 'Date of signature, year-month-day', (d) => d.signedOn),
      text('signedAt', 'Place of signature', (d) => d.signedAt),
      text('duty', 'Duty of the agency', (d) => d.profile.duty),
      text('functions', 'Functions of the agency', (d) => joinedTexts(d.profile.functions)),
      text('vision', 'Vision', (d) => d.profile.vision),
      text('missions', 'Missions', (d) => joinedTexts(d.profile.missions)),
      text('goals', 'Goals', (d) => joinedTexts(d.profile.goals)),
      whole('indicators', 'Number of indicators', (d) => all.rowsOf.document.get(d.id)?.length ?? 0),
      text(
        'readingOf',
        'Id of the document that is the first reading of the same paper; empty where it is the first itself',
        (d) => all.readings.get(d.id)?.of ?? null,
        { refersTo: 'documents' },
      ),
      text('issues', 'Codes of what is said of it as a whole', (d) => joinedTexts(codesOf.get(d.id) ?? [])),
      text('runs', 'The runs that read it so', (d) => joinedTexts(runsOf.get(d.id) ?? [])),
      ...placeColumns<DatasetDocument>((d) => d.evidence['title'] ?? null),
    ],
  );
}

/** A page a row, as far as runs tell of pages. */
export function pagesTable(all: Indexed, { pages }: Pick<Catalogue, 'pages'>): TidyTable {
  return tableOf<CataloguePage>(
    { name: 'pages', title: 'Pages', description: 'One row per page: how it was read, and its picture', key: null },
    () => pages,
    [
      ...documentColumns<CataloguePage>(all, ({ document }) => document, { required: true }),
      whole('page', 'Page, from 1', ({ page }) => page),
      text('reading', 'How its text was read', ({ reading }) => reading),
      number('confidence', 'How sure its letters are, 0 to 1', ({ confidence }) => confidence),
      number('dpi', 'Resolution of its picture, dots an inch', ({ dpi }) => dpi),
      number('skew', 'How far the picture was turned, degrees', ({ skew }) => skew),
      number('width', 'Width in points', ({ width }) => width),
      number('height', 'Height in points', ({ height }) => height),
      text('run', 'The run that its picture lies in', ({ run }) => run),
      text('picture', 'Path of its picture below the folder of the run', ({ picture }) => picture),
    ],
  );
}

/** An agency a row. */
export function agenciesTable(all: Indexed): TidyTable {
  const documents = new Map<string, DatasetDocument[]>();
  for (const one of all.dataset.documents)
    if (one.agency !== null && !all.readings.has(one.id))
      documents.set(one.agency, [...(documents.get(one.agency) ?? []), one]);
  const counted = ({ id }: Agency) => (all.rowsOf.agency.get(id) ?? []).filter((row) => isCounted(all, row));
  const years = (agency: Agency) => (documents.get(agency.id) ?? []).flatMap(({ year }) => year ?? []);
  return tableOf<Agency>(
    { name: 'agencies', title: 'Agencies', description: 'One row per agency', key: 'id' },
    () => all.dataset.agencies,
    [
      text('id', 'Id of the agency', (a) => a.id, { required: true }),
      text('name', 'Name of the agency', (a) => a.name, { required: true }),
      text('regionCode', 'Code of the region (Kemendagri): 35 or 35.10, which is text', (a) => a.regionCode),
      text('regionName', 'Name of the region', (a) => a.regionName),
      text('provinceCode', 'Code of the province that the region lies in', (a) => a.regionCode?.slice(0, 2) ?? null),
      text('level', 'provinsi, kabupaten or kota', (a) => a.level),
      text('kind', 'Kind of body: dinas, badan, rsud ...', (a) => a.kind),
      text('sectors', 'Branches of government that its name tells', (a) => joinedTexts(a.sectors)),
      whole('documents', 'Number of documents', (a) => documents.get(a.id)?.length ?? 0),
      whole('indicators', 'Number of indicators', (a) => counted(a).length),
      whole('firstYear', 'Earliest year of its documents', (a) => least(years(a))),
      whole('lastYear', 'Latest year of its documents', (a) => most(years(a))),
    ],
  );
}

export const least = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => Math.min(a, b));
export const most = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((a, b) => Math.max(a, b));
