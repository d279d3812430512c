import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Dataset } from '../../pipeline/model/meaning/dataset.ts';
import { ikat, root } from './command.ts';

const folder = mkdtempSync(join(tmpdir(), 'ikat-catalogue-'));
const at = (name: string): string => join(folder, name);

beforeAll(async () => {
  const both = ['fixtures/text/tapin.txt', 'fixtures/text/bontang.txt'];
  for (const [out, inputs] of [
    ['first', both],
    ['second', both.slice(0, 1)],
  ] as const) {
    const { code, err } = await ikat(['extract', ...inputs, '--out', at(out), '--workers', '1']);
    expect([code, err]).toEqual([0, expect.any(String)]);
  }
});

const datasetOf = (run: string): Dataset => JSON.parse(readFileSync(join(at(run), 'dataset.json'), 'utf8')) as Dataset;

type Share = { id: string; sha256?: string; result: { share: { indicators: unknown[] } } };

describe('ikat catalogue', () => {
  test('makes one catalogue of runs, with rows and concepts as a run over all documents has them', async () => {
    const { code, out } = await ikat(['catalogue', at('first'), at('second'), '--out', at('made'), '--json']);
    const told = JSON.parse(out) as Record<string, unknown>;
    const { indicators, concepts } = datasetOf('first');
    expect([code, told['counts'], told['versions']]).toEqual([
      0,
      expect.objectContaining({ documents: 2, indicators: indicators.length, concepts: concepts.length }),
      [],
    ]);
    const csv = readFileSync(join(at('made'), 'csv/members.csv'), 'utf8')
      .trim()
      .split('\r\n');
    expect(csv.length - 1).toBe(concepts.reduce((sum, { members }) => sum + members.length, 0));
  });

  test('takes decisions that lie in a run and were made after it ended, and names what another run read otherwise', async () => {
    const [row] = datasetOf('second').indicators;
    const { raw, page, box, line } = row!.evidence['name']!;
    const seen = { document: row!.document, page, box, ...(line === undefined ? {} : { line }), read: raw, row: raw };
    const decision = {
      decided: 'corrected',
      field: 'name',
      seen,
      value: 'Indikator yang dibetulkan',
      by: 'Rina',
      on: '2026-03-01',
    };
    appendFileSync(join(at('second'), 'decisions.jsonl'), `${JSON.stringify(decision)}\n`);
    const loose = datasetOf('second');
    loose.indicators[1]!.name = 'Bacaan lain';
    writeFileSync(at('loose.json'), JSON.stringify(loose));
    const { code, out } = await ikat(['catalogue', at('loose.json'), at('second'), '--out', at('decided')]);
    expect(code).toBe(0);
    expect(out).toContain('Run second and run loose.json read tapin.txt differently (1 of');
    const indicators = readFileSync(join(at('decided'), 'csv/indicators.csv'), 'utf8');
    expect(indicators).toContain('Indikator yang dibetulkan');
    expect(indicators).not.toContain('Bacaan lain');
    expect(readFileSync(join(at('decided'), 'csv/decisions.csv'), 'utf8')).toContain('1,corrected,held,');
  });

  test('names a document that is gone from its run, with code 2', async () => {
    cpSync(at('first'), at('damaged'), { recursive: true });
    const [share] = readdirSync(join(at('damaged'), 'documents'));
    writeFileSync(join(at('damaged'), 'documents', share!), '{');
    const { code, out } = await ikat(['catalogue', at('damaged'), '--out', at('lost')]);
    expect([code, out]).toEqual([2, expect.stringMatching(/Missing \(1\):\n.*is missing or damaged/)]);
  });

  test('reads a run of more documents than a process may hold files open', () => {
    mkdirSync(join(at('many'), 'documents'), { recursive: true });
    const [name] = readdirSync(join(at('second'), 'documents'));
    const share = JSON.parse(readFileSync(join(at('second'), 'documents', name!), 'utf8')) as Share;
    delete share.sha256;
    for (let i = 0; i < 400; i++) {
      const id = `sha256:${i.toString(16).padStart(64, '0')}`;
      const copy = JSON.parse(JSON.stringify(share).replaceAll(share.id, id)) as Share;
      copy.result.share.indicators = [];
      const sum = createHash('sha256').update(JSON.stringify(copy)).digest('hex');
      const path = join(at('many'), 'documents', `${id.slice(7, 39)}.json`);
      // the ids differ in their last digits, the names in their first
      writeFileSync(
        path.replace(/\w{8}\.json$/, `${i.toString(16).padStart(8, '0')}.json`),
        JSON.stringify({ ...copy, sha256: `sha256:${sum}` }),
      );
    }
    const command = `ulimit -n 250; node dist/pipeline/main.js catalogue ${at('many')} --out ${at('of-many')} --json`;
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 });
    expect([(JSON.parse(stdout || '{}') as { counts?: object }).counts, stderr]).toEqual([
      expect.objectContaining({ documents: 400 }),
      '',
    ]);
  });

  test.each([
    ['a folder that is no run', [tmpdir()], 'holds no dataset.json'],
    [
      'a folder of something else to write to',
      [at('first'), '--out', at('second')],
      'The folder is no catalogue of ikat',
    ],
    ['an address that is none', [at('first'), '--out', at('other'), '--base', 'no address'], 'is no address'],
  ])('refuses %s', async (_, args, reason) => {
    const { code, err } = await ikat(['catalogue', ...args]);
    expect([code, err]).toEqual([1, expect.stringContaining(reason)]);
  });
});

describe('ikat open', () => {
  /** Opens with a program of ours in the place of the one that the system opens addresses with. */
  function openWith(program: string | null, ...args: string[]): { out: string; seen: string | null } {
    const bin = mkdtempSync(join(folder, 'bin-'));
    const seen = join(bin, 'seen');
    for (const name of ['xdg-open', 'open'])
      if (program !== null)
        writeFileSync(join(bin, name), `#!/bin/sh\n${program}`.replace('SEEN', seen), { mode: 0o755 });
    const { stdout } = spawnSync(process.execPath, ['dist/pipeline/main.js', 'open', ...args], {
      cwd: root,
      encoding: 'utf8',
      env: { PATH: program === null ? bin : `${bin}:/usr/bin:/bin` },
    });
    return { out: stdout, seen: existsSync(seen) ? readFileSync(seen, 'utf8').trim() : null };
  }

  test('gives the address of the catalogue, or of the report of a run, to the program that opens it', () => {
    const address = pathToFileURL(join(at('made'), 'catalogue.html')).href;
    expect(openWith('echo "$1" > SEEN', at('made'))).toEqual({ out: `${address}\n`, seen: address });
    expect(openWith('echo "$1" > SEEN', at('first')).seen).toBe(pathToFileURL(join(at('first'), 'report.html')).href);
  });

  test('prints the address where there is nothing to open it with', () => {
    const { out } = openWith(null, at('made'));
    expect(out).toContain('Open this address in one');
    expect(out).toContain('catalogue.html');
    expect(openWith('exit 3', at('made')).out).toContain('No browser could be started');
  });

  test('refuses a folder without a page', async () => {
    const { code, err } = await ikat(['open', tmpdir()]);
    expect([code, err]).toEqual([1, expect.stringContaining('There is no catalogue.html')]);
  });
});
