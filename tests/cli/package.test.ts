import { mkdir, mkdtemp, readdir, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root, run } from './command.ts';

// The packed files beside the packages that they need, as an installation lays them out; .ci/run really installs them.
let folder = '';
const installed = (): string => join(folder, 'node_modules/ikat');

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  const packed = await run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder]);
  expect(packed.code, packed.err).toBe(0);
  const tarball = (await readdir(folder)).find((name) => name.endsWith('.tgz'))!;
  expect((await run('tar', ['-xzf', tarball], { cwd: folder })).code).toBe(0);
  await mkdir(join(folder, 'node_modules'));
  await rename(join(folder, 'package'), installed());
  await symlink(join(root, 'node_modules'), join(installed(), 'node_modules'));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('the packed command finds everything that it needs', async () => {
  const { code, out } = await run(process.execPath, [join(installed(), 'dist/pipeline/main.js'), 'doctor', '--json'], {
    cwd: folder,
  });
  const { checks } = JSON.parse(out) as { checks: { status: string }[] };
  expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(code).toBe(0);
});

test('the packed library extracts and tells what it refuses', async () => {
  const table =
    'No\tSasaran\tIndikator Kinerja Utama\tFormula\tSumber Data\tPenanggung Jawab\n1\tA\tJumlah kapal\tB / C\tD\tE\n';
  await writeFile(join(folder, 'kapal.txt'), `INDIKATOR KINERJA UTAMA\n${table}`);
  const program = `
    import { canonicalJson, extractDocuments, validateDataset } from 'ikat';
    const { dataset, refusals } = await extractDocuments(['kapal.txt', 'absent.pdf'], { workers: 1 });
    const problems = validateDataset(JSON.parse(canonicalJson(dataset)));
    console.log(JSON.stringify({ names: dataset.indicators.map((row) => row.name), codes: refusals.map((r) => r.code), problems }));`;
  await writeFile(join(folder, 'program.js'), program);
  const { out, err } = await run(process.execPath, ['program.js'], { cwd: folder });
  expect(err).toBe('');
  expect(JSON.parse(out)).toEqual({ names: ['Jumlah kapal'], codes: ['not-found'], problems: [] });
});
