import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { reachOf } from '../../../pipeline/run/code-key.ts';
import { stages } from '../../../pipeline/run/program.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const filesOf = (stage: keyof typeof stages): string[] => reachOf(stages[stage]).files;
const below = (files: readonly string[], folders: RegExp): string[] => files.filter((file) => folders.test(file));

test('letters depend on the engine and on nothing that is made of them', () => {
  const { packages } = reachOf(stages.letters);
  expect(packages).toContain('tesseract.js');
  expect(below(filesOf('letters'), /^(normalizers|output)\/|^extractors\/(layout|page|tables|exports)\//)).toEqual([]);
});

test('pages depend on all that lays them out, and on no reader of text exports, no joining and no meaning', () => {
  const { files, packages } = reachOf(stages.pages);
  expect(files).toEqual(
    expect.arrayContaining(['extractors/page/scan.ts', 'extractors/page/digital.ts', 'extractors/raster/prepare.ts']),
  );
  expect(packages).toEqual(expect.arrayContaining(['pdfjs-dist', '@napi-rs/canvas']));
  expect(below(files, /^output\/|^extractors\/(exports|tables)\/|\/(concepts|checks|rows|formula)\//)).toEqual([]);
  expect(files).not.toContain('pipeline/model/meaning/finding.ts');
});

test('what pages leave to be loaded when needed is another stage, or entered by name', () => {
  const lazy = filesOf('pages').flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/\bimport\s*\(\s*'([^']+)'/g)].map(([, to]) => to),
  );
  expect(lazy.sort()).toEqual([
    '../../extractors/ocr/tesseract.ts',
    './exports/text-source.ts',
    './page/image-source.ts',
    './page/pdf-source.ts',
  ]);
});

test('meaning depends on everything that a child may run, whatever folder it stands in', () => {
  const files = filesOf('meaning');
  for (const stage of ['letters', 'pages'] as const) expect(files).toEqual(expect.arrayContaining(filesOf(stage)));
  expect(files).toEqual(
    expect.arrayContaining([
      'pipeline/stages/stages.ts',
      'pipeline/stages/knowledge.ts',
      'pipeline/batch/serve.ts',
      'normalizers/document.ts',
      'extractors/tables/join.ts',
      'extractors/exports/read.ts',
    ]),
  );
  expect(below(files, /^output\/(report|diff|scores|html)\/|^pipeline\/commands\//)).toEqual([]);
});
