/** The small known tables that tests of joining draw, and a table as rows of texts. */
import { alike, cellText } from '../../../extractors/tables/alike.ts';
import type { Table } from '../../../pipeline/model/reading/table.ts';

const known = [
  'no',
  'sasaran',
  'indikator kinerja utama',
  'penjelasan',
  'sumber data',
  'penanggung jawab',
  'target',
  'program',
];
/** What the join is told: how near a text is to one of a few headings. */
export const hints = { headingScore: (text: string) => Math.max(...known.map((heading) => alike(heading, text))) };

/** Edges of six columns, in points. */
export const edges = [40, 70, 180, 300, 430, 500, 560];
export const heading = ['No', 'Sasaran', 'Indikator Kinerja Utama', 'Penjelasan', 'Sumber Data', 'Penanggung Jawab'];
/** A row of six cells about one thing. */
export const full = (no: string, name: string) => [
  no,
  `Meningkatnya ${name}`,
  `Persentase ${name}`,
  `Jumlah ${name}.`,
  'Dinas',
  'Bidang A',
];

/** The texts of a table by row and column; '^' where a merged cell goes on. */
export function grid(table: Table): string[][] {
  return Array.from({ length: table.rows }, (_, row) =>
    Array.from({ length: table.columns }, (_, column) => {
      const cell = table.cells.find((c) => c.row === row && c.column === column);
      return cell ? cellText(cell) : '^';
    }),
  );
}
