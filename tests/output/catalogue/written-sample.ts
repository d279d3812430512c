/** The sample catalogue as files on the disk, and readers of them that are not ours. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { ExportOptions } from '../../../output/catalogue/exports.ts';
import { writeCatalogue } from '../../../pipeline/catalogue/exported-files.ts';
import type { Catalogue } from '../../../pipeline/model/meaning/catalogue-shape.ts';
import { sampleCatalogue } from './sample-catalogue.ts';

/** The folder that a catalogue was written to. */
export async function writtenSample(
  options: ExportOptions = {},
  catalogue: Catalogue = sampleCatalogue(),
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'ikat-catalogue-'));
  await writeCatalogue(catalogue, folder, options);
  return folder;
}

export const readSample = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** What DuckDB answers, a row an object. */
export async function duck(query: string): Promise<Record<string, unknown>[]> {
  const database = await DuckDBInstance.create(':memory:');
  const connection = await database.connect();
  return (await connection.runAndReadAll(query)).getRowObjects();
}

const python = process.env['IKAT_PYTHON'] ?? 'python3';

/** Why a test that asks Python cannot run here; null where it can. IKAT_PYTHON names another Python. */
export function whyNoPython(...modules: string[]): string | null {
  const missing = modules.filter((name) => spawnSync(python, ['-c', `import ${name}`]).status !== 0);
  if (missing.length === 0) return null;
  const why = `${python} has no ${missing.join(', ')}: pip install it, or name another Python with IKAT_PYTHON`;
  console.warn(`Skipped: ${why}`);
  return why;
}

/** What a Python program prints as JSON; it runs in the folder. */
export function askPython(folder: string, program: string): unknown {
  const { status, stdout, stderr } = spawnSync(python, ['-W', 'error::UserWarning', '-c', program], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}
