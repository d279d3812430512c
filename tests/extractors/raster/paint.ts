/** Small pictures for the tests: drawn as text, or painted with the font that pdfjs-dist brings. */
import type { Gray, Mask } from '../../../extractors/raster/bitmap.ts';
import { greyOf, paintMarks, type Mark } from '../../../fixtures/make/drawings/drawing.ts';

/** A mask from one string a row; `#` is ink. */
export function maskOf(rows: readonly string[]): Mask {
  const width = rows[0]?.length ?? 0;
  const data = Uint8Array.from(rows.join(''), (c) => (c === '#' ? 1 : 0));
  return { width, height: rows.length, data };
}

/** The mask as one string a row. */
export function rowsOf({ width, height, data }: Mask): string[] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) => (data[y * width + x] ? '#' : '.')).join(''),
  );
}

/** A grey picture from rows of numbers. */
export function grayOfRows(rows: readonly (readonly number[])[]): Gray {
  return { width: rows[0]?.length ?? 0, height: rows.length, data: Uint8Array.from(rows.flat()) };
}

/** A white sheet on which `grey(x, y)` says what is drawn. */
export function grayOfPoints(width: number, height: number, grey: (x: number, y: number) => number): Gray {
  return {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, i) => grey(i % width, (i / width) | 0)),
  };
}

/** Marks on a sheet of points, as grey pixels. */
export function painted(marks: readonly Mark[], width: number, height: number, dpi: number, skew = 0): Gray {
  const picture = paintMarks(marks, width, height, dpi, skew);
  return { width: picture.width, height: picture.height, data: greyOf(picture) };
}

const sentences = [
  'Persentase penyandang disabilitas yang memperoleh bantuan sosial',
  'Jumlah keluarga yang tinggal di rumah layak huni tahun berjalan',
  'dibagi jumlah seluruh keluarga di daerah dikali seratus persen',
  'Bidang Rehabilitasi Sosial dan Perlindungan Jaminan Keluarga',
  'Laporan tahunan tentang pelaksanaan program kegiatan daerah',
  'Meningkatnya pelayanan kepada masyarakat yang membutuhkan',
];

/** Lines of Indonesian print of 10 points, 14 points apart, from (x, y) on. */
export function paragraph(x: number, y: number, lines = sentences.length): Mark[] {
  return Array.from({ length: lines }, (_, i) => ({
    kind: 'text',
    text: sentences[i % sentences.length]!,
    x,
    y: y + 14 * i,
    size: 10,
  }));
}
