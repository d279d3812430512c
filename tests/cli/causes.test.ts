/*
 * Causes that `ikat diff` names, against runs that were made with one thing changed at a time. Every difference between two
 * runs is asked for its cause: what nobody changed may not be blamed, and the share that is named is printed.
 */
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatasetDiff, type Cause } from '../../pipeline/model/meaning/difference.ts';
import { root, run } from './command.ts';

const exports = ['bontang', 'jatim', 'kukar', 'sumsel', 'tapin'];
let folder = '';
const at = (...path: string[]): string => join(folder, ...path);
const named: boolean[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-causes-'));
  for (const name of ['normalizers', 'extractors/ocr']) await mkdir(at('program', name), { recursive: true });
  for (const name of ['package.json', 'node_modules', 'extractors/ocr/trained'])
    await symlink(join(root, name), at('program', name));
  await asBuilt();
  for (const name of exports) {
    for (const to of ['five', ...(name === 'tapin' ? [] : ['four'])]) {
      await mkdir(at('in', to), { recursive: true });
      await cp(join(root, 'fixtures/text', `${name}.txt`), at('in', to, `${name}.txt`));
    }
  }
  await ikat('extract', at('in/four'), '--out', at('four'), '--workers', '1');
  // the fifth export into a copy: one more document, and what it read is kept for the runs below
  await again('five', 'four', at('in/five'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  const share = named.filter(Boolean).length / named.length;
  console.log(`causes: ${named.length} differences of runs, ${(share * 100).toFixed(1)} % named as what was changed`);
});

async function asBuilt(): Promise<void> {
  for (const name of ['dist', 'normalizers/vocabulary']) {
    await rm(at('program', name), { recursive: true, force: true });
    await cp(join(root, name), at('program', name), { recursive: true });
  }
}

async function ikat(...args: string[]): Promise<string> {
  const { code, out, err } = await run(process.execPath, [at('program/dist/pipeline/main.js'), ...args]);
  expect([0, 2], err).toContain(code);
  return out;
}

/** A run of some inputs into a copy of an earlier one. */
async function again(name: string, before: string, ...inputs: string[]): Promise<void> {
  await cp(at(before), at(name), { recursive: true });
  await ikat('extract', ...inputs, '--out', at(name), '--workers', '1');
}

/** Replaces a text in one file of the program, which must hold it. */
async function edit(file: string, from: RegExp, to: string): Promise<void> {
  const text = await readFile(at('program', file), 'utf8');
  expect(text).toMatch(from);
  await writeFile(at('program', file), text.replace(from, to));
}

type Told = Cause & { of: string };

/** Every cause between two runs that follows from no other field; `of` is the field of a row or document, or what became of the row. */
async function causes(before: string, after: string): Promise<Told[]> {
  const diff = DatasetDiff.parse(JSON.parse(await ikat('diff', at(before), at(after), '--json')));
  const told = diff.changes.flatMap(({ kind, cause, fields }): Told[] => [
    ...(cause ? [{ ...cause, of: kind }] : []),
    ...fields.map((one): Told => ({ ...one.cause, of: one.field })),
  ]);
  for (const { facts } of diff.facts) told.push(...facts.map((one): Told => ({ ...one.cause, of: one.field })));
  return told.filter(({ code }) => code !== 'follows');
}

/** All of `told` are of `code`, and say `because`. */
function allAre(told: readonly Told[], code: Cause['code'], because: string): void {
  expect(told.length).toBeGreaterThan(0);
  named.push(...told.map((one) => one.code === code && one.because.includes(because)));
  expect(told.filter((one) => one.code !== code || !one.because.includes(because))).toEqual([]);
}

test('a line taken from the bundled vocabulary is named with its file and number', async () => {
  await edit('normalizers/vocabulary/terms.csv', /^population,PMKS,ppks,.*\n/m, '');
  await again('without-line', 'five', at('in/five'));
  await asBuilt();
  const told = await causes('five', 'without-line');
  allAre(told, 'vocabulary', 'terms.csv:4: population,PMKS,ppks,');
  expect(told.map(({ of }) => of)).toContain('canonicalName');
});

test('a line of the vocabulary that was edited is named', async () => {
  await edit('normalizers/vocabulary/sources.csv', /^plan,Renstra OPD,renstra,/m, 'plan,Renstra OPD,renja,');
  await again('edited-line', 'five', at('in/five'));
  await asBuilt();
  allAre(await causes('five', 'edited-line'), 'vocabulary', 'plan,Renstra OPD,renja,');
});

test('a rule of a copy of the program is named, and nothing else', async () => {
  await edit('dist/normalizers/formula/multiplier.js', /value: 100 /g, 'value: 1000 ');
  await again('other-rule', 'five', at('in/five'));
  await asBuilt();
  const told = await causes('five', 'other-rule');
  allAre(told, 'rule', 'the code that ');
  allAre(
    told.filter(({ of }) => of === 'formula.multiplier'),
    'rule',
    'the code that gives meaning changed',
  );
});

test('one more document gives new rows, and moves nothing that it does not explain', async () => {
  const told = await causes('four', 'five');
  allAre(
    told.filter(({ of }) => of === 'added'),
    'source',
    'bytes that only one of the runs was given',
  );
  const moved = told.filter(({ of }) => of !== 'added');
  if (moved.length > 0) allAre(moved, 'company', 'the other documents of the run changed');
});

test('a decision is named with who took it, also where a concept follows from it', async () => {
  await cp(at('five'), at('decided'), { recursive: true });
  for (const what of [
    ['bontang.txt:10', '--to', 'Jumlah taman makam pahlawan yang dipugar'],
    ['tapin.txt:1', '--field', 'responsible', '--to', 'Sekretariat'],
    ['kukar.txt:5', '--not-an-indicator'],
  ])
    await ikat('decide', at('decided'), ...what, '--by', 'Rina');
  await ikat('extract', at('in/five/tapin.txt'), '--out', at('decided'), '--workers', '1');
  const told = await causes('five', 'decided');
  allAre(told, 'decision', '');
  allAre(
    told.filter(({ of }) => ['name', 'responsible'].includes(of)),
    'decision',
    'corrected, by Rina on ',
  );
  expect(told.map(({ of }) => of)).toContain('removed');
});

test('a decision about the year of a document, and one about its agency, are named', async () => {
  await cp(at('five'), at('told'), { recursive: true });
  for (const what of [
    ['tapin.txt', '--field', 'document.year', '--to', '2019'],
    ['kukar.txt', '--field', 'document.agency', '--to', 'Dinas Kesehatan Kabupaten Kutai Kartanegara'],
  ])
    await ikat('decide', at('told'), ...what, '--by', 'Rina');
  await ikat('extract', at('in/five/tapin.txt'), '--out', at('told'), '--workers', '1');
  const told = await causes('five', 'told');
  allAre(told, 'decision', '');
  const facts = told.filter(({ of }) => of.startsWith('document.'));
  allAre(facts, 'decision', 'corrected, by Rina on ');
  expect(facts.map(({ of }) => of).sort()).toEqual(['document.agency', 'document.year']);
});

test('a rule that finds the year of a document elsewhere is named', async () => {
  await edit('dist/normalizers/heading/facts.js', /^export function yearFacts\(/m, 'export function yearFacts_(');
  const rule =
    'export function yearFacts(...given) { const year = yearFacts_(...given); return year === null ? null : year - 1; }';
  const file = at('program/dist/normalizers/heading/facts.js');
  await writeFile(file, `${await readFile(file, 'utf8')}\n${rule}\n`);
  await again('other-year', 'five', at('in/five'));
  await asBuilt();
  const told = await causes('five', 'other-year');
  const facts = told.filter(({ of }) => of.startsWith('document.'));
  allAre(facts, 'rule', 'the code that gives meaning changed');
  expect(new Set(facts.map(({ of }) => of))).toEqual(new Set(['document.year']));
});

test('other bytes of a text export are the source', async () => {
  await mkdir(at('in/other'));
  const text = await readFile(at('in/five/tapin.txt'), 'utf8');
  await writeFile(at('in/other/tapin.txt'), text.replaceAll('rehabilitasi sosial', 'bantuan hukum'));
  await ikat('extract', at('in/five/tapin.txt'), '--out', at('tapin'), '--workers', '1');
  await ikat('extract', at('in/other/tapin.txt'), '--out', at('other-bytes'), '--workers', '1');
  allAre(await causes('tapin', 'other-bytes'), 'source', 'the document has other bytes');
});

test('a worse scan of the same page is named as the picture', async () => {
  const scan = await loadImage(join(root, 'fixtures/images/kesehatan.clean.png'));
  for (const [name, scale] of [
    ['good', 1],
    ['worse', 0.45],
  ] as const) {
    await mkdir(at('in', name), { recursive: true });
    const small = createCanvas(Math.round(scan.width * scale), Math.round(scan.height * scale));
    small.getContext('2d').drawImage(scan, 0, 0, small.width, small.height);
    const canvas = createCanvas(scan.width, scan.height);
    canvas.getContext('2d').drawImage(small, 0, 0, scan.width, scan.height);
    await writeFile(at('in', name, 'kesehatan.png'), canvas.toBuffer('image/png'));
    await ikat('extract', at('in', name, 'kesehatan.png'), '--out', at(name), '--workers', '1');
  }
  allAre(await causes('good', 'worse'), 'picture', 'the document is another scan: the picture of page 1 differs');
});
