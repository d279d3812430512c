import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VocabularyReport } from '../../pipeline/model/meaning/vocabulary-report.ts';
import { ikat } from './command.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await writeFile(join(folder, 'ikan.txt'), table);
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A made-up agency that writes what no vocabulary knows: a term, a unit, a source, a responsible unit and a heading. */
const table = [
  'INDIKATOR KINERJA UTAMA',
  'DINAS PERIKANAN KABUPATEN TAPIN',
  'TAHUN 2022',
  'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSatuan\tSumber Data\tPenanggung Jawab\tWarna Map',
  '1\tMeningkatnya produksi ikan\tPersentase Kelompok Zirah Ikan (KZI) penerima bantuan sosial\tJumlah KZI penerima bantuan sosial / Jumlah KZI x 100%\tPersen\tBuku Zirah Perikanan\tBidang Zirah Budidaya\tBiru',
  '2\tMeningkatnya konsumsi ikan\tJumlah konsumsi ikan PMKS\tJumlah konsumsi ikan\tzak beras\tRenstra\tSekretariat\tHijau',
].join('\n');

type Row = {
  canonicalName: string;
  terms: string[];
  unit: { label: string } | null;
  responsible: { key: string | null }[];
};

async function extracted(...options: string[]): Promise<{ bytes: string; rows: Row[] }> {
  const out = join(folder, 'out');
  const { code, err } = await ikat(['extract', join(folder, 'ikan.txt'), '--out', out, ...options]);
  expect([code, err.includes('->')]).toEqual([0, false]);
  const bytes = await readFile(join(out, 'dataset.json'), 'utf8');
  return { bytes, rows: (JSON.parse(bytes) as { indicators: Row[] }).indicators };
}

async function report(...options: string[]): Promise<VocabularyReport> {
  const { code, out } = await ikat(['vocabulary', ...options, '--json']);
  expect(code).toBe(0);
  return JSON.parse(out) as VocabularyReport;
}

describe('vocabulary', () => {
  test('lists a term with all its aliases, their form and time', async () => {
    const { terms, candidates } = await report('--search', 'PMKS', '--kind', 'terms');
    expect(candidates).toBeNull();
    const ppks = terms.find(({ key }) => key === 'ppks');
    expect(ppks).toMatchObject({ file: 'terms', label: 'Pemerlu Pelayanan Kesejahteraan Sosial', short: 'PPKS' });
    expect(ppks?.aliases.find(({ alias }) => alias === 'PMKS')).toMatchObject({
      form: 'old-abbreviation',
      count: null,
    });
    const { out } = await ikat(['vocabulary', '--search', 'PMKS', '--kind', 'terms']);
    expect(out).toContain('  ppks: PPKS, Pemerlu Pelayanan Kesejahteraan Sosial\n');
    expect(out).toContain('    PMKS (old-abbreviation; until 2019');
  });

  test('shows what a run met, and gives lines that teach what it did not know', async () => {
    const before = await extracted();
    const out = join(folder, 'out');
    const { terms, candidates } = await report(out);
    expect(terms.find(({ key }) => key === 'ppks')?.occurrences).toEqual([
      {
        agency: 'Dinas Perikanan Kabupaten Tapin',
        document: 'ikan.txt',
        position: 2,
        indicator: expect.any(String) as string,
        field: 'name',
        text: 'PMKS',
        alias: 'PMKS',
        count: 1,
      },
    ]);
    expect(
      candidates!.filter(({ kind }) => kind !== 'phrase').map(({ kind, text, count }) => [kind, text, count]),
    ).toEqual([
      ['abbreviation', 'KZI', 3],
      ['unit', 'zak beras', 1],
      ['responsible', 'Bidang Zirah Budidaya', 1],
      ['source', 'Buku Zirah Perikanan', 1],
      ['heading', 'Warna Map', 2],
    ]);
    const own = join(folder, 'own');
    await mkdir(own);
    for (const file of new Set(candidates!.map((candidate) => candidate.file))) {
      const of = candidates!.filter((candidate) => candidate.file === file);
      await writeFile(join(own, file), [of[0]!.columns.join(','), ...of.flatMap(({ lines }) => lines)].join('\n'));
    }
    const after = await extracted('--vocabulary', own);
    expect(after.bytes).not.toBe(before.bytes);
    expect(after.rows[0]).toMatchObject({
      canonicalName: 'Persentase KZI penerima bantuan sosial',
      responsible: [{ key: 'bidang/zirah-budidaya' }],
      dataSources: [{ key: 'buku-zirah-perikanan' }],
    });
    expect(after.rows[0]!.terms).toContain('kzi');
    expect(after.rows[1]!.unit?.label).toBe('zak beras');
    expect((await report(out, '--vocabulary', own)).candidates).toEqual([]);
    expect((await extracted()).bytes).toBe(before.bytes);
  });
});

describe("a vocabulary of one's own", () => {
  test('is none of the documents it lies beside', async () => {
    await mkdir(join(folder, 'own'));
    await writeFile(join(folder, 'own', 'terms.csv'), 'kind,alias,canonical\nterm,KZI,kzi\n');
    const { code, out } = await ikat(['tables', folder, '--vocabulary', join(folder, 'own')]);
    const { tables } = JSON.parse(out) as { tables: { file: string }[] };
    expect([code, tables.map(({ file }) => file)]).toEqual([0, ['ikan.txt']]);
  });

  test('with a bad line stops the run before any document is read, and names file, line and both meanings', async () => {
    const own = join(folder, 'own');
    await mkdir(own);
    await writeFile(join(own, 'terms.csv'), 'kind,alias,canonical\nterm,KZI,kzi\nterm,kzi,other\n');
    const { code, err, out } = await ikat([
      'extract',
      folder,
      '--out',
      join(folder, 'out'),
      '--vocabulary',
      own,
      '--json',
    ]);
    expect(code).toBe(1);
    expect(err).toContain(
      `${join(own, 'terms.csv')}:3: alias "kzi" has two meanings: "kzi" (line 2) and "other" -> Correct`,
    );
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'vocabulary-line', file: `${join(own, 'terms.csv')}:3` } });
  });

  test('that is not there, or holds a file of another name, is refused by name', async () => {
    const { code, err } = await ikat(['vocabulary', '--vocabulary', join(folder, 'nowhere')]);
    expect([code, err.includes('nowhere: The folder cannot be read: there is no such file or folder')]).toEqual([
      1,
      true,
    ]);
    expect((await ikat(['vocabulary', '--vocabulary', folder])).err).toContain(
      'ikan.txt: It is no file of the vocabulary',
    );
  });
});
