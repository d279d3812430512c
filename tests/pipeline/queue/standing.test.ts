import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { Boss } from '../../../pipeline/queue/boss.ts';
import { documentJob } from '../../../pipeline/queue/job.ts';
import { standingOf, standingText } from '../../../pipeline/queue/standing.ts';

/** A queue in which the document at each path was set aside. */
function asideAt(paths: readonly string[]): Boss {
  const rows = paths.map((path, index) => {
    const job = documentJob({ ground: 'g', document: `sha256:${index}`, file: `${index}.pdf`, path, at: null });
    const counted = { held: null, pages: 0, refusals: [], why: null };
    return {
      key: job.key,
      boss: `b${index}`,
      job,
      state: 'aside',
      worker: null,
      killed: ['m-1-a', 'm-2-b'],
      ...counted,
    };
  });
  const query: Boss['query'] = (text) => {
    if (text.includes('as running')) return Promise.resolve([{ waiting: 0, running: 0, ended: rows.length, pages: 0 }]);
    if (text.includes('as seconds')) return Promise.resolve([{ jobs: 0, pages: 0, seconds: null }]);
    return Promise.resolve(text.includes(`state in ('dead', 'aside')`) ? rows : []);
  };
  return { query } as Boss;
}

test('a document that was set aside is named where it lies: below the run, elsewhere, in an archive, in an object store', async () => {
  const paths = ['../in/a.pdf', '/else/b.pdf', '../in/c.zip/inner/d.pdf', 's3://papers/in/e.pdf'];
  const { aside } = await standingOf(asideAt(paths), 'run', '/shared/run');
  expect(aside.map(({ again }) => again.replace(' --workers 1 --out alone', ''))).toEqual([
    `ikat extract '/shared/in/a.pdf'`,
    `ikat extract '/else/b.pdf'`,
    `ikat extract '/shared/in/c.zip/inner/d.pdf'`,
    `ikat extract 's3://papers/in/e.pdf'`,
  ]);
});

test('the command that shows a document again is one word more for a shell, whatever stands in its name', async () => {
  const name = `a "b" $(c) \`d\` it's \\.pdf`;
  const { aside } = await standingOf(asideAt([`/in/${name}`]), 'run', '/run');
  const { stdout } = await promisify(execFile)('sh', ['-c', aside[0]!.again.replace('ikat', `printf '%s|'`)]);
  expect(stdout).toBe(`extract|/in/${name}|--workers|1|--out|alone|`);
});

test('what was set aside is told with the machines that died over it', async () => {
  const text = standingText(await standingOf(asideAt(['../in/a.pdf']), 'run', '/shared/run'));
  expect(text).toContain('Set aside (1):\n  0.pdf: Set aside: 2 workers died while they read it (m-1-a, m-2-b)');
});
