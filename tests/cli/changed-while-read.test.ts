import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Refusal } from '../../pipeline/model/errors.ts';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { ikat, root, type Ended } from './command.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-changed-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const idOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const listOf = (unit: string): string =>
  [
    'INDIKATOR KINERJA UTAMA',
    'DINAS PERIKANAN KABUPATEN TAPIN',
    'No\tIndikator Kinerja Utama\tFormula\tPenanggung Jawab',
    `1\tPersentase kenaikan produksi\tJumlah A / Jumlah B x 100%\t${unit}`,
    `2\tPersentase produksi ikan\tJumlah C / Jumlah D x 100%\t${unit}`,
  ].join('\n');
const versions = [listOf('Sekretariat'), listOf('Bidang Perikanan')];

describe('a file that changes between hash and reading', () => {
  test('is not opened by the process that reads it', async () => {
    const path = join(folder, 'ikan.txt');
    await writeFile(path, versions[1]!);
    const settings = { store: folder, ocrData: null, include: ['iku'], levels: [], keepOfficials: false };
    const child = fork(join(root, 'dist/pipeline/stages/worker.js'), [JSON.stringify(settings)]);
    const ask = async (version: string): Promise<Refusal | null> => {
      const answered = new Promise<{ refusal: Refusal | null }>((resolve) => {
        child.on('message', (said: { refusal?: Refusal | null }) => {
          if (said.refusal !== undefined) resolve({ refusal: said.refusal });
        });
      });
      const input = { path, file: 'ikan.txt', id: idOf(version) };
      child.send({ id: 1, task: { do: 'open', input, key: 'ab00' } });
      return (await answered).refusal;
    };
    const refusal = await ask(versions[0]!);
    child.removeAllListeners('message');
    expect(refusal).toMatchObject({ code: 'changed-file', reason: 'The file changed while it was read' });
    expect(await ask(versions[1]!)).toBeNull();
    child.kill();
  });

  test('is refused by name when it is another at each look', async () => {
    const { code, out, dataset } = await whileWritten((turn) => listOf(`Bidang ${turn}`));
    expect(code).toBe(2);
    const { refusals } = JSON.parse(out) as { refusals: Refusal[] };
    expect(refusals).toMatchObject([{ code: 'changed-file', file: 'ikan.txt', kind: 'transient' }]);
    expect(dataset?.indicators).toEqual([]);
    expect(dataset?.issues).toMatchObject([
      {
        code: 'document-refused',
        message: 'ikan.txt: The file changed while it was read. Run again when nobody writes to it',
      },
    ]);
  });

  test('is refused, or read under the hash of what was read, when it is now one and now the other', async () => {
    const { dataset } = await whileWritten((turn) => versions[turn % 2]!);
    if (dataset === null) return; // refused, and nothing was written
    const { documents, indicators } = dataset;
    for (const { id } of documents) {
      const version = versions.findIndex((one) => idOf(one) === id);
      const units = indicators.filter(({ document }) => document === id).map(({ responsible }) => responsible[0]?.text);
      expect(units).toEqual(
        [
          ['Sekretariat', 'Sekretariat'],
          ['Bidang Perikanan', 'Bidang Perikanan'],
        ][version],
      );
    }
  });
});

/** A run over a file that is put anew, as `textOf` says, all the time until the run is over. */
async function whileWritten(
  textOf: (turn: number) => string,
): Promise<{ code: number | null; out: string; dataset: Dataset | null }> {
  const path = join(folder, 'ikan.txt');
  await writeFile(path, textOf(0));
  const run = join(folder, 'run');
  const args = ['extract', path, '--out', run, '--no-cache', '--workers', '1', '--json'];
  const ended: { with: Ended | null } = { with: null };
  const end = ikat(args).then((all) => (ended.with = all));
  for (let turn = 1; ended.with === null; turn++) {
    await writeFile(join(folder, 'next'), textOf(turn));
    await rename(join(folder, 'next'), path);
  }
  const { code, out } = await end;
  const text = await readFile(join(run, 'dataset.json'), 'utf8').catch(() => null);
  return { code, out, dataset: text === null ? null : (JSON.parse(text) as Dataset) };
}
