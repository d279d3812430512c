import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runEval } from '../../../pipeline/commands/eval.ts';
import { sampleDataset } from '../../output/sample-dataset.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-eval-'));
  await writeFile(join(folder, 'dataset.json'), JSON.stringify(sampleDataset()));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function evaluate(
  options: { json?: boolean; plots?: string },
  truth = folder,
): Promise<{ code: number; out: string }> {
  let out = '';
  const terminal = {
    out: { write: (text: string) => (out += text) },
    err: { write: () => true },
    now: () => 0,
    date: () => new Date(0),
    signal: new AbortController().signal,
    letGo: () => undefined,
    listen: () => undefined,
  };
  return { code: await runEval([folder, truth], options, terminal), out };
}

const [first, second] = sampleDataset().indicators;

describe('ikat eval with marked pairs', () => {
  beforeEach(async () => {
    await writeFile(
      join(folder, 'rows.csv'),
      `row,name\ntapin.txt#1,"${first?.name}"\ntapin.txt#2,"${second?.name}"\n`,
    );
  });

  it('scores the concepts of the run instead of its rows', async () => {
    await writeFile(join(folder, 'pairs.csv'), 'first,second,relation,note\ntapin.txt#1,tapin.txt#2,related,\n');
    const { code, out } = await evaluate({});
    expect(code).toBe(0);
    expect(out).toMatch(/^2 indicators, 1 marked pairs\n/);
    expect(JSON.parse((await evaluate({ json: true })).out)).toMatchObject({ marked: 1, missingDocuments: [] });
  });

  it('exits with 2 when a marked document is not in the run', async () => {
    await writeFile(join(folder, 'rows.csv'), `row,name\ntapin.txt#1,"${first?.name}"\nbanjar.txt#1,Nilai AKIP\n`);
    await writeFile(join(folder, 'pairs.csv'), 'first,second,relation,note\n');
    const { code, out } = await evaluate({});
    expect(code).toBe(2);
    expect(out).toContain('not in the run: banjar');
  });

  it('refuses marks of other documents', async () => {
    await writeFile(join(folder, 'rows.csv'), 'row,name\nbanjar.txt#1,Nilai AKIP\n');
    await writeFile(join(folder, 'pairs.csv'), 'first,second,relation,note\n');
    await expect(evaluate({})).rejects.toMatchObject({ refusal: { code: 'no-truth', file: folder } });
  });
});

describe('ikat eval with truth files', () => {
  let truth = '';
  beforeEach(async () => {
    truth = join(folder, 'truth');
    await mkdir(truth);
  });
  const write = async (key: string): Promise<void> => {
    await writeFile(join(truth, `${key}.json`), JSON.stringify({ key, rows: [{ indicator: 'Nilai AKIP' }] }));
  };

  it('exits with 2 when a document lacks its truth or a truth its document, and with 0 otherwise', async () => {
    await write('tapin');
    expect((await evaluate({}, truth)).out).toContain('no truth for texts/bontang.txt\n');
    expect((await evaluate({}, truth)).code).toBe(2);
    await write('bontang');
    expect((await evaluate({}, truth)).code).toBe(0);
    await write('banjar');
    const { code, out } = await evaluate({}, truth);
    expect(code).toBe(2);
    expect(out).toContain('not in the run: banjar\n');
  });

  it('refuses truth of other documents, and says what was looked for and what is there', async () => {
    await write('banjar');
    await expect(evaluate({}, truth)).rejects.toMatchObject({
      refusal: {
        code: 'no-truth',
        file: truth,
        reason: 'It holds truth for no document of the run (looked for: bontang, tapin; found: banjar)',
      },
    });
  });

  it('refuses a folder for drawings that is a file', async () => {
    await write('tapin');
    const plots = join(truth, 'tapin.json');
    await expect(evaluate({ plots }, truth)).rejects.toMatchObject({
      refusal: { code: 'output-not-writable', file: plots },
    });
  });
});
