import { describe, expect, test } from 'vitest';
import { documentJob, joinJob, pageJobs, priorityOf } from '../../../pipeline/queue/job.ts';

const document = { ground: 'g', document: 'sha256:1', file: 'a.pdf', path: '../in/a.pdf', at: null };

describe('jobs of the pages of a long document', () => {
  test('are of 25 to 50 pages each, and all pages are in one of them', () => {
    for (const count of [51, 52, 99, 100, 101, 149, 150, 151, 199, 201, 251, 499, 501, 4999, 5000]) {
      const jobs = pageJobs(document, count, 50);
      const sizes = jobs.map(({ first, last }) => last! - first! + 1);
      expect([Math.min(...sizes) >= 25, Math.max(...sizes) <= 50], `${count}`).toEqual([true, true]);
      const edges = [1, ...jobs.map(({ last }) => last! + 1)];
      expect(jobs.map(({ first }) => first)).toEqual(edges.slice(0, -1));
      expect(jobs.at(-1)!.last).toBe(count);
    }
  });

  test('of 51 are of 26 and 25, of 120 are three of 40', () => {
    const sizes = (count: number) => pageJobs(document, count, 50).map(({ first, last }) => [first, last]);
    expect(sizes(51)).toEqual([
      [1, 26],
      [27, 51],
    ]);
    expect(sizes(120)).toEqual([
      [1, 40],
      [41, 80],
      [81, 120],
    ]);
  });
});

test('what is put twice has one key, wherever it lies, and other work has another', () => {
  const again = { ...document, path: '/else/a.pdf', at: '.cache/spool/x.pdf' };
  expect(documentJob(again).key).toBe(documentJob(document).key);
  const keys = [documentJob(document), joinJob(document), ...pageJobs(document, 120, 50)].map(({ key }) => key);
  expect(new Set(keys).size).toBe(5);
  // the same text may be refused under one name and welcome under another
  expect(documentJob({ ...document, file: 'a.txt' }).key).not.toBe(documentJob(document).key);
});

test('what others wait for comes first', () => {
  const [page] = pageJobs(document, 51, 50);
  const order = [documentJob(document), joinJob(document), page!].sort((a, b) => priorityOf(b) - priorityOf(a));
  expect(order.map(({ what }) => what)).toEqual(['join', 'pages', 'document']);
});
