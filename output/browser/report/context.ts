/** What the parts of a page of the report share: its data, and ways to look things up in them. */
import type { ReportPage, ShownRow, Picture, DocumentLine } from '../../report/page-data.ts';
import { fileAddress } from '../../html/file-address.ts';

export type Context = {
  page: ReportPage;
  shown: (row: string) => ShownRow | undefined;
  line: (document: string) => DocumentLine | undefined;
  picture: (document: string, page: number) => Picture | undefined;
  /** The names of a key of the vocabulary. */
  namesOf: (key: string) => readonly string[];
  /** The address of a file of the run, from this page. */
  address: (path: string) => string;
  /** Draws the rows that hold a field again, after something was decided about it. */
  redraw: () => void;
};

/** Looks everything up once. */
export function contextOf(page: ReportPage, redraw: () => void): Context {
  const rows = new Map(page.rows.map((one) => [one.row.id, one]));
  const lines = new Map(page.documents.map((one) => [one.id, one]));
  const pictures = new Map(
    Object.values(page.pictures).flatMap((all) => all.map((one) => [`${one.document} ${one.page}`, one])),
  );
  const names = new Map(page.names);
  return {
    page,
    shown: (row) => rows.get(row),
    line: (document) => lines.get(document),
    picture: (document, number) => pictures.get(`${document} ${number}`),
    namesOf: (key) => names.get(key) ?? [],
    address: (path) => page.folder + fileAddress(path),
    redraw,
  };
}
