import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTextExport } from '../../../extractors/exports/read.ts';
import { openSource } from '../../../extractors/source.ts';
import { addPage, baseFonts, finishPdf, startPdf, textContent } from '../../../fixtures/make/formats/pdf.ts';
import { splitUnits } from '../../../normalizers/fields/divisions.ts';
import { readAgency } from '../../../normalizers/heading/agency.ts';
import { readHeading } from '../../../normalizers/heading/title.ts';
import type { Grid } from '../../../pipeline/model/reading/page.ts';
import { joinLines } from '../../../pipeline/model/reading/text.ts';
import { loadKnowledge } from '../../../pipeline/stages/knowledge.ts';

let own = '';
beforeEach(async () => {
  own = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(own, { recursive: true, force: true });
});

/** The columns are lost, and every name begins with a word that no vocabulary knows. */
const lost = `INDIKATOR KINERJA UTAMA
DINAS KESEHATAN KABUPATEN CONTOH
No Sasaran Strategis Indikator Kinerja Utama Formula Perhitungan Sumber Data Penanggung Jawab
1 Meningkatnya derajat Kadarisasi balita stunting Jumlah balita pendek Laporan Gizi Bidang Kesehatan
kesehatan masyarakat Jumlah balita diukur x 100% Masyarakat
Kadarisasi imunisasi dasar Jumlah bayi diimunisasi lengkap Profil Kesehatan Bidang Kesehatan
lengkap Jumlah seluruh bayi x 100% Masyarakat
2 Meningkatnya mutu Kadarisasi puskesmas Jumlah puskesmas terakreditasi Laporan Mutu Bidang Pelayanan
pelayanan kesehatan terakreditasi paripurna Jumlah puskesmas x 100% Kesehatan
Kadarisasi kunjungan rawat Jumlah kunjungan rawat jalan Laporan Mutu Bidang Pelayanan
jalan yang puas Jumlah kunjungan x 100% Kesehatan
`;

/** Columns without rules, under headings of which no vocabulary knows two. */
const columns = [
  ['Sasaran', 'Kadarisasi', 'Derapan'],
  ['Ikan sehat', 'Persentase ikan sehat', '75'],
  ['Kolam bersih', 'Persentase kolam bersih', '80'],
  ['Benih cukup', 'Persentase benih unggul', '85'],
];

const rowsOf = (grid: Grid | undefined): string[][] =>
  Array.from({ length: grid?.rows ?? 0 }, (_, row) =>
    (grid?.cells ?? []).filter((cell) => cell.row === row).map((cell) => joinLines(cell.lines)),
  );

async function readLost(extension: string | null): Promise<string[][]> {
  const { hints } = await loadKnowledge(extension);
  return rowsOf(readTextExport(lost, hints.exports).pages[0]?.grids[0]);
}

async function readPdf(extension: string | null): Promise<string[][]> {
  const draft = startPdf();
  const content = columns.flatMap((texts, row) =>
    texts.map((text, column) => textContent(text, { x: 60 + column * 170, y: 700 - row * 40, size: 11 })),
  );
  addPage(draft, { width: 595, height: 842, content: content.join(''), resources: baseFonts });
  const source = await openSource(finishPdf(draft), (await loadKnowledge(extension)).hints);
  const { page } = await source.readPage(1, { ocr: () => Promise.reject(new Error('the engine was started')) });
  await source.close();
  return rowsOf(page.grids[0]);
}

describe("a user's words", () => {
  test('tell the reader of texts without columns where a name begins', async () => {
    const names = ['Kadarisasi balita stunting', 'Kadarisasi imunisasi dasar lengkap'];
    const before = (await readLost(null)).flat();
    await writeFile(join(own, 'content.csv'), 'kind,word\nindicator,Kadarisasi\n');
    const after = (await readLost(own)).flat();
    expect(names.map((name) => [before.includes(name), after.includes(name)])).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  test('are headings to the reader of a PDF', async () => {
    expect(await readPdf(null)).toEqual([]);
    await writeFile(join(own, 'headings.csv'), 'role,heading\nindicator,Kadarisasi\ntarget,Derapan\n');
    expect(await readPdf(own)).toEqual(columns);
  });

  test('open the names of agencies and units', async () => {
    await writeFile(join(own, 'agencies.csv'), 'kind,alias,canonical\nkind,Lembaga,badan\n');
    await writeFile(join(own, 'divisions.csv'), 'kind,alias,canonical\nunit,Gugus,bidang\n');
    const read = async (extension: string | null) => {
      const { vocabulary } = await loadKnowledge(extension);
      const { agencyTexts } = readHeading(['INDIKATOR KINERJA UTAMA', 'Lembaga Perikanan Kota Madiun'], vocabulary);
      const { agency } = readAgency(agencyTexts, vocabulary);
      return [agency?.name ?? null, splitUnits('Bidang Sosial dan Gugus Kesehatan', vocabulary)];
    };
    expect(await read(null)).toEqual([null, ['Bidang Sosial dan Gugus Kesehatan']]);
    expect(await read(own)).toEqual(['Lembaga Perikanan Kota Madiun', ['Bidang Sosial', 'Gugus Kesehatan']]);
  });
});
