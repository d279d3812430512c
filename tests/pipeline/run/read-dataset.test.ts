import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDataset, readPictures, readTruths } from '../../../pipeline/run/read-dataset.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-test-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

const sound = JSON.stringify(sampleDataset());

describe('readDataset', () => {
  it('takes a run folder or the file in it, with or without a byte order mark', async () => {
    const file = await write('dataset.json', `\uFEFF${sound}`);
    expect(await readDataset(folder)).toEqual(sampleDataset());
    expect(await readDataset(file)).toEqual(sampleDataset());
  });

  it.each([
    ['an empty file', '', 'not-a-dataset', 'The file is empty'],
    ['no JSON', 'hello\nworld', 'not-a-dataset', 'It holds no JSON'],
    ['a part of the file', sound.slice(0, 900), 'not-a-dataset', 'Its JSON breaks off: a part of the file is missing'],
    ['damaged JSON', '{"a":1,\n"b":2 "c":3}', 'not-a-dataset', 'Its JSON is damaged in line 2'],
    ['other JSON', '[1]', 'not-a-dataset', 'It is JSON, but no dataset of ikat'],
    [
      'another file of a run',
      '{"schema":"ikat/run/1"}',
      'not-a-dataset',
      'It is ikat/run/1; this version of ikat reads',
    ],
    ['another version', '{"schema":"ikat/dataset/2"}', 'other-version', 'It is ikat/dataset/2; this version of ikat'],
    [
      'a dataset of another form',
      sound.replace('"position":1,', '').replace('"goal":null', '"goal":7'),
      'other-version',
      'It is ikat/dataset/1, but of another form: indicators[0].position: expected a value of type number, found nothing, and at 1 more place',
    ],
  ])('tells %s in one line', async (_, text, code, reason) => {
    const file = await write('x.json', text);
    const refusal = { code, file, reason: expect.stringContaining(reason) as string };
    await expect(readDataset(file)).rejects.toMatchObject({ refusal });
    await expect(readDataset(file)).rejects.toThrow(/^[^\n]+$/);
  });

  it('tells what a folder holds that is no run folder', async () => {
    await write('notes.txt', '');
    await expect(readDataset(folder)).rejects.toThrow('It holds no dataset.json (found: notes.txt)');
    await write('run.json', '{}');
    await expect(readDataset(folder)).rejects.toThrow('Its run has not finished');
  });

  it('tells a path that leads nowhere, and an empty one', async () => {
    await expect(readDataset(join(folder, 'absent'))).rejects.toThrow('There is no such file or folder');
    await expect(readDataset('')).rejects.toThrow('The path is empty');
  });
});

describe('readPictures', () => {
  it('finds the pictures of a run of any version, and none where there is no run.json', async () => {
    const picture = { file: 'pages/a-1.png', width: 842, height: 595 };
    const pages = [
      { page: 1, status: 'complete', picture: { ...picture, ofLater: true } },
      { page: 2, picture: null },
    ];
    await write('run.json', JSON.stringify({ schema: 'ikat/run/7', documents: [{ id: 'a', pages }] }));
    expect(await readPictures(folder)).toEqual([{ document: 'a', page: 1, ...picture }]);
    expect(await readPictures(join(folder, 'dataset.json'))).toEqual([]);
  });
});

describe('readTruths', () => {
  const truth = JSON.stringify({ key: 'tapin', rows: [{ indicator: 'a' }] });

  it('reads every JSON file of a folder, and nothing else', async () => {
    await write('a.json', truth);
    await write('b.json', truth.replace('tapin', 'kukar'));
    await write('readme.md', 'x');
    expect((await readTruths(folder)).map(({ key }) => key)).toEqual(['tapin', 'kukar']);
  });

  it('reads those that are named for it where other JSON lies beside them', async () => {
    await write('a.truth.json', truth);
    await write('a.cells.json', '{"cells":[]}');
    expect((await readTruths(folder)).map(({ key }) => key)).toEqual(['tapin']);
  });

  it('refuses a folder without truth, and says what is there', async () => {
    await mkdir(join(folder, 'tune-truth'));
    await expect(readTruths(folder)).rejects.toMatchObject({
      refusal: {
        code: 'not-a-truth',
        file: folder,
        reason: 'It holds no truth: neither a .json file nor pairs.csv (found: tune-truth)',
      },
    });
  });

  it('refuses a second truth of one document, naming the first', async () => {
    const first = await write('a.json', truth);
    const file = await write('b.json', truth);
    const reason = `The key "tapin" is that of ${first} too; a document has one truth`;
    await expect(readTruths(folder)).rejects.toMatchObject({ refusal: { file, reason } });
  });

  it.each([
    ['a dataset', sound, 'It is no truth: it is ikat/dataset/1'],
    ['rows of another form', '{"key":"a","rows":[{}]}', 'rows[0].indicator: expected a value of type string'],
    ['an empty file', '', 'The file is empty'],
  ])('tells %s from truth', async (_, text, reason) => {
    await expect(readTruths(await write('a.json', text))).rejects.toThrow(reason);
  });
});
