/* Archives among the inputs: what is in them is read under its name; what wants harm is refused by name, and nothing is left behind. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { documentId } from '../../../pipeline/batch/document-id.ts';
import { identifier } from '../../../pipeline/batch/stamps.ts';
import type { DocumentInput, Inputs } from '../../../pipeline/batch/inputs.ts';
import { PipelineError, type Refusal } from '../../../pipeline/model/errors.ts';
import { listAllInputs } from '../../../pipeline/origins/all-inputs.ts';
import { madeTar, madeZip } from './made-archives.ts';

let folder = '';
const at = (...names: string[]): string => join(folder, ...names);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
  await mkdir(at('in'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function listed(name: string, bytes: Uint8Array): Promise<Inputs> {
  await writeFile(at('in', name), bytes);
  return await listAllInputs([at('in')], {}, at('spool'));
}

const files = ({ documents }: Inputs): string[] => documents.map(({ file }) => file);
const reasons = ({ refusals }: Inputs): string[] =>
  refusals.map(({ code, file, reason }) => `${code} ${file}: ${reason}`);

/** Why a document cannot be had. */
async function refusalOf({ from }: DocumentInput): Promise<Refusal> {
  const error: unknown = await from!.id(false).catch((fault: unknown) => fault);
  if (error instanceof PipelineError) return error.refusal;
  throw new Error('It was read');
}

async function brought({ from }: DocumentInput): Promise<string> {
  await from!.bring();
  return await readFile(from!.at, 'utf8');
}

describe.each([
  ['zip', (entries: { name: string; data: string }[]) => madeZip(entries)],
  ['tar', madeTar],
  ['tar.gz', async (entries: { name: string; data: string }[]) => gzipSync(await madeTar(entries))],
  ['tgz', async (entries: { name: string; data: string }[]) => gzipSync(await madeTar(entries))],
])('a %s', (kind, made) => {
  const name = `a.${kind}`;

  test('gives its documents under their names in it, with the ids of their bytes', async () => {
    const entries = [
      { name: 'b/two.txt', data: 'two' },
      { name: './one.txt', data: 'one' },
    ];
    const inputs = await listed(
      name,
      await made([...entries, { name: 'README.md', data: 'x' }, { name: 'x.doc', data: 'x' }]),
    );
    expect(files(inputs)).toEqual([`${name}/b/two.txt`, `${name}/one.txt`]);
    expect(inputs.skipped.map(({ file }) => file).sort()).toEqual([`${name}/README.md`, `${name}/x.doc`]);
    await writeFile(at('two.txt'), 'two');
    const own = await documentId({ path: at('two.txt'), file: 'two.txt' });
    expect(await documentId(inputs.documents[0]!)).toBe(own);
    expect(await Promise.all(inputs.documents.map(brought))).toEqual(['two', 'one']);
    await inputs.documents[0]!.from!.letGo();
    expect(await readdir(at('spool'))).toHaveLength(1);
    expect(await brought(inputs.documents[0]!)).toBe('two');
  });

  test('whose names lead out of it, or that no file has, loses these alone', async () => {
    const hostile = [
      '../out.txt',
      'a/../../out.txt',
      '/etc/out.txt',
      'C:/out.txt',
      '..\\out.txt',
      'bell\u0007.txt',
      `${'a/'.repeat(70)}x.txt`,
    ];
    const inputs = await listed(name, await made([...hostile, 'in.txt'].map((one) => ({ name: one, data: one }))));
    expect(files(inputs)).toEqual([`${name}/in.txt`]);
    expect(inputs.refusals.map(({ code, file }) => `${code} ${file}`)).toEqual(
      hostile.map(() => `unsafe-entry ${name}`),
    );
    await Promise.all(inputs.documents.map(brought));
    expect(await readdir(folder)).toEqual(['in', 'spool']);
    expect(await readdir(at('spool'))).toHaveLength(1);
  });

  test('refuses archives in it and second entries of a name, and leaves hidden files out', async () => {
    const names = ['x.txt', 'y/z.zip', 'x.txt', '__MACOSX/._x.txt', '.git/x.txt'];
    const inputs = await listed(name, await made(names.map((one) => ({ name: one, data: one }))));
    expect(files(inputs)).toEqual([`${name}/x.txt`]);
    expect(reasons(inputs)).toEqual([
      `unsafe-entry ${name}/y/z.zip: An archive in an archive is not opened`,
      `unsafe-entry ${name}/x.txt: A second entry of the archive has this name`,
    ]);
    expect(inputs.skipped.map(({ because }) => because)).toEqual(['a hidden file', 'a hidden file']);
  });

  test('that is cut off, empty or something else is refused by its name, and other files are read', async () => {
    const noise = Buffer.from(Array.from({ length: 40_000 }, (_, index) => (index * 7919) % 251)).toString('latin1');
    const whole = await made([{ name: 'x.txt', data: noise }]);
    await writeFile(at('in/other.txt'), 'other');
    for (const bytes of [
      whole.subarray(0, Math.floor(whole.length / 2)),
      Buffer.alloc(0),
      Buffer.from('no archive, '.repeat(99)),
    ]) {
      const inputs = await listed(name, bytes);
      expect(files(inputs)).toContain('other.txt');
      const lost = inputs.documents.filter(({ from }) => from !== undefined);
      const refused = [...inputs.refusals, ...(await Promise.all(lost.map(refusalOf)))];
      expect(refused.map(({ code }) => code)).toContain('damaged-archive');
    }
  });

  test('that unpacks to far more than its bytes can hold is not unpacked', async () => {
    const inputs = await listed(name, await made([{ name: 'x.txt', data: '0'.repeat(30_000_000) }]));
    if (kind === 'tar') return; // its bytes lie there as they are
    const refused = kind === 'zip' ? [await refusalOf(inputs.documents[0]!)] : inputs.refusals;
    expect(refused.map(({ code }) => code)).toEqual(['unsafe-entry']);
  });
});

describe('a ZIP', () => {
  const one = async (entry: Parameters<typeof madeZip>[0][number]): Promise<Refusal> => {
    const inputs = await listed('a.zip', madeZip([entry]));
    return inputs.refusals[0] ?? (await refusalOf(inputs.documents[0]!));
  };

  test('whose entry is longer than it says, or other bytes than were packed, is refused with the name of the entry', async () => {
    expect(await one({ name: 'x.txt', data: 'x'.repeat(5000), size: 10 })).toMatchObject({
      code: 'damaged-archive',
      file: 'a.zip/x.txt',
    });
    expect(await one({ name: 'x.txt', data: 'xyz', crc: 1 })).toMatchObject({
      code: 'damaged-archive',
      file: 'a.zip/x.txt',
    });
  });

  test('whose entry is locked, or packed in a way that nobody knows, is refused with the name of the entry', async () => {
    expect(await one({ name: 'x.txt', data: 'x', flags: 1 })).toMatchObject({ reason: 'It is locked with a password' });
    expect(await one({ name: 'x.txt', data: 'x', method: 93 })).toMatchObject({
      reason: 'It is packed in a way that is not read here',
    });
  });

  test('whose entries are all the same bytes is a bomb, and refused as a whole', async () => {
    const many = Array.from({ length: 50 }, (_, index) => ({ name: `${index}.txt`, data: 'x'.repeat(100_000), at: 0 }));
    const inputs = await listed('a.zip', madeZip([{ name: 'first.txt', data: 'x'.repeat(100_000) }, ...many]));
    expect(reasons(inputs)).toEqual(['unsafe-entry a.zip: Its entries lie over each other']);
    expect(inputs.documents).toEqual([]);
  });

  test('with a link in it has a file less', async () => {
    const inputs = await listed(
      'a.zip',
      madeZip([
        { name: 'x.txt', data: '/etc/passwd', attributes: 0o120777 },
        { name: 'y.txt', data: 'y' },
      ]),
    );
    expect([files(inputs), inputs.skipped]).toEqual([
      ['a.zip/y.txt'],
      [{ file: 'a.zip/x.txt', because: 'a link in an archive' }],
    ]);
  });

  test('that looks as before is not unpacked to tell its documents', async () => {
    const [input] = (await listed('a.zip', madeZip([{ name: 'x.txt', data: 'x' }]))).documents;
    const first = identifier(new Map());
    const id = await first.identify(input!);
    const again = identifier(first.seen);
    const unread = { ...input!, from: { ...input!.from!, id: () => Promise.reject(new Error('It was unpacked')) } };
    expect(await again.identify(unread)).toBe(id);
  });
});

describe('a tar', () => {
  test('with links, devices and pipes in it has only its files', async () => {
    const inputs = await listed(
      'a.tar',
      await madeTar([
        { name: 'link.txt', type: 'symlink', linkname: '/etc/passwd' },
        { name: 'hard.txt', type: 'link', linkname: 'y.txt' },
        { name: 'pipe.txt', type: 'fifo' },
        { name: 'disk.txt', type: 'block-device', devmajor: 8, devminor: 0 },
        { name: 'y.txt', data: 'y' },
      ]),
    );
    expect(files(inputs)).toEqual(['a.tar/y.txt']);
    expect(inputs.skipped).toHaveLength(4);
    expect(await brought(inputs.documents[0]!)).toBe('y');
  });

  test('whose header announces a name of many megabytes is stopped before it fills the memory', async () => {
    const header = (await madeTar([{ name: 'PaxHeader', data: 'x'.repeat(20_000_000) }])).subarray();
    header[156] = 'x'.charCodeAt(0);
    header.fill(' ', 148, 156);
    const sum = header.subarray(0, 512).reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    const inputs = await listed('a.tar', header);
    expect(reasons(inputs)).toEqual(['unsafe-entry a.tar: A header of the archive is too long']);
  });

  test('with one entry damaged by its gzip gives those before the damage', async () => {
    const whole = gzipSync(
      await madeTar(
        ['a', 'b', 'c'].map((name) => ({
          name: `${name}.txt`,
          data: Buffer.from(crypto.getRandomValues(new Uint8Array(60_000))),
        })),
      ),
    );
    whole.fill(0, 150_000, 150_200);
    const inputs = await listed('a.tgz', whole);
    expect(files(inputs)).toEqual(expect.arrayContaining(['a.tgz/a.txt']));
    expect(inputs.refusals.map(({ code }) => code)).toEqual(['damaged-archive']);
  });
});

test('an archive without a document, and folders of such, are refused as those without any', async () => {
  await writeFile(at('in/a.zip'), madeZip([{ name: 'x.doc', data: 'x' }]));
  const error: unknown = await listAllInputs([at('in')], {}, at('spool')).catch((fault: unknown) => fault);
  expect((error as PipelineError).refusal).toMatchObject({ code: 'no-documents' });
});

test('an archive is told by its bytes, whatever its name says', async () => {
  const entries = [{ name: 'one.txt', data: 'one' }];
  const tar = await madeTar(entries);
  for (const [name, bytes] of [
    ['a.tar.gz', madeZip(entries)],
    ['b.zip', gzipSync(tar)],
    ['c.tgz', tar],
    ['d.tar', gzipSync(tar)],
  ] as const) {
    const inputs = await listed(name, bytes);
    expect(reasons(inputs)).toEqual([]);
    expect(await brought(inputs.documents.at(-1)!)).toBe('one');
  }
});

test('links, pipes and devices of a tar are told from a file with holes, which is a document that cannot be had', async () => {
  const tar = await madeTar([
    { name: 'a.txt', type: 'symlink', linkname: 'c.txt' },
    { name: 'b.txt', type: 'fifo' },
    { name: 'c.txt', data: 'one' },
    { name: 'd.txt', data: 'two' },
  ]);
  // the last one becomes an old GNU sparse file: its kind and the sum of its header
  const at = tar.lastIndexOf('d.txt');
  const sum = parseInt(tar.toString('latin1', at + 148, at + 154), 8) + 'S'.charCodeAt(0) - tar[at + 156]!;
  tar.write('S', at + 156);
  tar.write(sum.toString(8).padStart(6, '0'), at + 148);
  const inputs = await listed('a.tar', tar);
  expect(inputs.skipped).toEqual([
    { file: 'a.tar/a.txt', because: 'a link in an archive' },
    { file: 'a.tar/b.txt', because: 'no file' },
  ]);
  expect(files(inputs)).toEqual(['a.tar/c.txt', 'a.tar/d.txt']);
  expect(await refusalOf(inputs.documents[1]!)).toMatchObject({ code: 'damaged-archive', file: 'a.tar/d.txt' });
});
