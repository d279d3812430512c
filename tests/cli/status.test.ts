/* What a run folder says of itself, and runs over a part of an archive. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ikat } from './command.ts';

type Status = { status: string; writing: string | null; rows: number; documents: object; reasons: { code: string }[] };

let folder = '';
const list = [
  'INDIKATOR KINERJA UTAMA',
  'DINAS PERIKANAN KABUPATEN TAPIN',
  'TAHUN 2022',
  'No\tSasaran Strategis\tIndikator Kinerja Utama\tFormula Perhitungan\tSumber Data\tPenanggung Jawab',
  '1\tMeningkatnya produksi\tPersentase produksi ikan\tJumlah ikan / Jumlah seluruhnya x 100%\tData statistik\tBidang Perikanan',
].join('\n');

const extract = (...more: string[]) =>
  ikat(['extract', 'in', '--out', 'run', '--workers', '1', '--json', ...more], { cwd: folder });
const statusOf = async (): Promise<Status> =>
  JSON.parse((await ikat(['status', 'run', '--json'], { cwd: folder })).out) as Status;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(join(folder, 'in'));
  await writeFile(join(folder, 'in/b-fish.txt'), list);
  await writeFile(join(folder, 'in/a-empty.pdf'), '');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a limit leaves the rest for the next run, the status names what is missing, and failed documents are read again alone', async () => {
  const first = await extract('--limit', '1');
  expect(first.err).toContain('Left for another run: 1 document (--limit)');
  expect((await statusOf()).documents).toEqual({ complete: 0, withoutTable: 0, partial: 0, refused: 1 });

  await extract('--limit', '1');
  const { code, out } = await ikat(['status', 'run'], { cwd: folder });
  expect(code).toBe(2);
  expect(out).toContain('1 complete, 0 without a table of key indicators, 0 partial, 1 refused');
  expect(out).toMatch(/1 {2}empty-file \(such as a-empty.pdf\) -> /);
  expect(await statusOf()).toMatchObject({
    status: 'partial',
    writing: null,
    rows: 1,
    reasons: [{ code: 'empty-file' }],
  });

  await writeFile(join(folder, 'in/a-empty.pdf'), list.replace('ikan', 'udang'));
  await writeFile(join(folder, 'in/b-fish.txt'), 'a letter');
  await extract('--retry-failed');
  // under the name of a PDF text is no document; the other one was not looked at
  expect(await statusOf()).toMatchObject({ rows: 1, reasons: [{ code: 'unknown-format' }] });
});

test('a folder without a run is told so', async () => {
  const { code, err } = await ikat(['status', 'in'], { cwd: folder });
  expect([code, err]).toEqual([1, expect.stringContaining('run.json')]);
});
