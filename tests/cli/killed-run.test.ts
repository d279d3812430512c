import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { root, run } from './command.ts';

const worker = fileURLToPath(new URL('../pipeline/batch/fake-worker.mjs', import.meta.url));
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** A program that extracts `documents` with the fake worker into `store`, and prints the dataset. */
async function programOf(store: string): Promise<string> {
  const dist = (file: string): string => JSON.stringify(pathToFileURL(join(root, 'dist', file)).href);
  const path = join(folder, `program-${store}.mjs`);
  await writeFile(
    path,
    `import { mkdirSync } from 'node:fs';
     import { canonicalJson } from ${dist('output/dataset/dataset.js')};
     import { listInputs } from ${dist('pipeline/batch/inputs.js')};
     import { datasetOf, extractArchive } from ${dist('pipeline/run/run.js')};
     import { settingsOf } from ${dist('pipeline/run/settings.js')};
     const store = ${JSON.stringify(join(folder, store))};
     mkdirSync(store, { recursive: true });
     const program = { ikat: '1', code: { letters: 'l', pages: 'p', meaning: 'm' }, vocabulary: { reading: 'v', whole: 'v' }, node: 'n', ocr: { engine: 'e', language: 'ind', sha256: '0' } };
     const place = { program, store, onEvent: () => undefined, now: () => performance.now(), module: ${JSON.stringify(worker)} };
     const run = await extractArchive(await listInputs([${JSON.stringify(join(folder, 'documents'))}]), settingsOf({ workers: 2 }), place);
     process.stdout.write(canonicalJson(datasetOf(run)));`,
  );
  return path;
}

async function pagesRead(store: string): Promise<string[]> {
  const text = await readFile(join(folder, store, 'log.txt'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10));
}

test('a run that was killed goes on where it was, gives the same bytes, and leaves no process behind', async () => {
  await mkdir(join(folder, 'documents'));
  for (let document = 0; document < 30; document++) {
    const pages = [1, 2, 3, 4].map((page) => `text ${document} ${page}`);
    await writeFile(join(folder, 'documents', `d${document}.pdf`), `${pages.join('\n')}\n`);
  }
  const undisturbed = await run(process.execPath, [await programOf('quiet')]);
  expect(undisturbed.code, undisturbed.err).toBe(0);

  const program = await programOf('killed');
  for (const stopAt of [10, 50]) {
    const child = spawn(process.execPath, [program], { stdio: 'ignore' });
    await until(async () => (await pagesRead('killed')).length >= stopAt);
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
  }
  const afterKill = await pagesRead('killed');
  const processes = new Set(afterKill.map((line) => Number(line.split(' ').at(-1))));
  await until(() => Promise.resolve([...processes].every((pid) => !isAlive(pid))));

  const resumed = await run(process.execPath, [program]);
  expect(resumed.out).toBe(undisturbed.out);
  expect((await readdir(join(folder, 'killed'), { recursive: true })).filter((name) => name.endsWith('.part'))).toEqual(
    [],
  );
  // Only pages that were under way at the two kills are read a second time.
  expect((await pagesRead('killed')).length).toBeLessThanOrEqual(120 + 2 * 4);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

test.runIf(process.platform !== 'win32')('a page that never ends goes with a run that was killed', async () => {
  const child = join(folder, 'child.mjs');
  const parent = join(folder, 'parent.mjs');
  const serve = pathToFileURL(join(root, 'dist/pipeline/batch/serve.js')).href;
  await writeFile(
    child,
    `import { writeFileSync } from 'node:fs';
     import { serve } from ${JSON.stringify(serve)};
     serve(async () => ({ open: () => { writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(process.pid)); for (;;); } }));`,
  );
  await writeFile(join(folder, 'a.txt'), 'text');
  const id = `sha256:${createHash('sha256').update('text').digest('hex')}`;
  const settings = { store: folder, ocrData: null, include: [], levels: [], keepOfficials: false };
  const task = { do: 'open', input: { path: join(folder, 'a.txt'), file: 'a.txt', id }, key: 'a'.repeat(64) };
  await writeFile(
    parent,
    `import { fork } from 'node:child_process';
     const child = fork(${JSON.stringify(child)}, [${JSON.stringify(JSON.stringify(settings))}]);
     child.send({ id: 0, task: ${JSON.stringify(task)} });`,
  );
  const run = spawn(process.execPath, [parent], { stdio: 'inherit' });
  await until(async () => (await readFile(join(folder, 'pid'), 'utf8').catch(() => '')) !== '');
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8'));
  expect(process.kill(pid, 0)).toBe(true);
  run.kill('SIGKILL');
  await expect.poll(() => isAlive(pid), { timeout: 60_000 }).toBe(false);
});
