import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunEvent } from '../../../pipeline/batch/events.ts';
import { PipelineError } from '../../../pipeline/model/errors.ts';
import { createProgress, refusalLine } from '../../../pipeline/run/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('TERM', 'xterm');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** Progress to a log, or with `columns` to a terminal, and what was written there; time passes with the fake timers. */
function progressTo(columns?: number): { text: string[]; onEvent: (event: RunEvent) => void; end: () => void } {
  const text: string[] = [];
  const target = { write: (part: string) => text.push(part), isTTY: columns !== undefined, columns };
  return { text, ...createProgress(target, () => Date.now()) };
}

const listed = (documents: number): RunEvent => ({ type: 'listed', documents });
const opened = (file: string, pages: number): RunEvent => ({ type: 'opened', file, pages });
const read = (file: string, page = 1): RunEvent => ({
  type: 'page',
  file,
  page,
  cached: false,
  seconds: 10,
  refusal: null,
});
const ended = (file: string, pages = 1, refusals: PipelineError[] = []): RunEvent => ({
  type: 'document',
  file,
  pages,
  rows: pages === 0 ? null : 12,
  seconds: 3.14,
  refusals: refusals.map(({ refusal }) => refusal),
});
const encrypted = new PipelineError('encrypted-pdf', 'The PDF asks for a password', { file: 'b.pdf' });

/** What a terminal shows after all of this: the bar is written over. */
function screen(text: readonly string[]): string[] {
  const lines: string[][] = [[]];
  let at = 0;
  for (const letter of text.join('')) {
    if (letter === '\n') lines.push([]);
    if (letter === '\n' || letter === '\r') at = 0;
    else lines.at(-1)![at++] = letter;
  }
  return lines.map((line) => line.join('').trimEnd());
}

describe('without a terminal', () => {
  test('tells what was found, and one plain line a document, refusals with reason and remedy', () => {
    const { text, onEvent, end } = progressTo();
    onEvent(listed(2));
    expect(text).toEqual(['Reading 2 documents\n']);
    for (const event of [opened('a.pdf', 1), read('a.pdf'), ended('a.pdf'), ended('b.pdf', 0, [encrypted])])
      onEvent(event);
    end();
    expect(text.slice(1)).toEqual([
      '[1/2] a.pdf: 1 page, 12 rows, 3.1 s\n',
      '[2/2] b.pdf: refused; The PDF asks for a password -> Remove the password (for example: qpdf --decrypt in.pdf out.pdf)\n',
    ]);
  });

  test('gives a sign of life in a long silence, ever more seldom, and none after the end', () => {
    const { text, onEvent, end } = progressTo();
    onEvent(listed(2));
    onEvent(opened('a.pdf', 40));
    vi.advanceTimersByTime(20_000);
    onEvent(read('a.pdf', 1));
    onEvent(read('a.pdf', 2));
    vi.advanceTimersByTime(9_999);
    expect(text).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(text.slice(1)).toEqual(['Still reading: 0/2 documents, 2 pages, about 13 min left, at a.pdf\n']);
    vi.advanceTimersByTime(59_999);
    expect(text).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(text).toHaveLength(3);
    end();
    vi.advanceTimersByTime(3_600_000);
    expect(text).toHaveLength(3);
  });

  test('is quiet as long as documents end', () => {
    const { text, onEvent } = progressTo();
    onEvent(listed(3));
    for (const file of ['a', 'b', 'c']) {
      vi.advanceTimersByTime(29_000);
      onEvent(ended(file));
    }
    expect(text.filter((line) => line.startsWith('Still'))).toEqual([]);
  });

  test('keeps long names whole, and tells of documents that earlier runs left to be made anew', () => {
    const { text, onEvent } = progressTo();
    const file = `${'folder/'.repeat(30)}tapin.pdf`;
    onEvent(listed(1));
    onEvent(listed(4));
    onEvent(ended(file));
    expect(text).toEqual([
      'Reading 1 document\n',
      'and 3 documents of earlier runs, made anew\n',
      `[1/4] ${file}: 1 page, 12 rows, 3.1 s\n`,
    ]);
  });
});

describe('on a terminal', () => {
  test('a line a document stands above the bar', () => {
    const { text, onEvent, end } = progressTo(80);
    for (const event of [listed(2), opened('a.pdf', 1), read('a.pdf'), ended('a.pdf'), opened('b.pdf', 3)])
      onEvent(event);
    expect(screen(text)).toEqual([
      '[1/2] a.pdf: 1 page, 12 rows, 3.1 s',
      '##########.......... 1/2 documents, 1/4 pages, at b.pdf',
    ]);
    end();
    expect(screen(text)).toEqual(['[1/2] a.pdf: 1 page, 12 rows, 3.1 s', '']);
  });

  test('the bar tells the time left from the pages read so far', () => {
    const { text, onEvent } = progressTo(80);
    onEvent(listed(2));
    onEvent(opened('a.pdf', 4));
    for (const page of [1, 2]) {
      vi.advanceTimersByTime(10_000);
      onEvent(read('a.pdf', page));
    }
    // Two of four pages are left, and another document of the same length: 6 pages of 10 seconds.
    expect(screen(text)).toEqual(['####................ 0/2 documents, 2 pages, about 60 s left, at a.pdf']);
  });

  test('documents that were refused unopened are not waited for', () => {
    const { text, onEvent } = progressTo(80);
    onEvent(listed(3));
    onEvent(ended('x.pdf', 0, [encrypted]));
    onEvent(ended('y.pdf', 0, [encrypted]));
    onEvent(opened('a.pdf', 4));
    for (const page of [1, 2]) {
      vi.advanceTimersByTime(10_000);
      onEvent(read('a.pdf', page));
    }
    expect(screen(text).at(-1)).toContain('2/3 documents, 2/4 pages, about 20 s left');
  });

  test('the bar never goes back, whatever is opened, found or ended', () => {
    const { text, onEvent } = progressTo(80);
    const events = [
      listed(3),
      opened('a', 2),
      read('a', 1),
      read('a', 2),
      opened('b', 300),
      read('b', 1),
      ended('a', 2),
      listed(6),
      ended('c', 0, [encrypted]),
      opened('d', 1),
      ended('b', 300),
    ];
    const bars = events.map((event) => {
      onEvent(event);
      return screen(text).at(-1)!.lastIndexOf('#');
    });
    expect(bars).toEqual([...bars].sort((a, b) => a - b));
    expect(bars.at(-1)).toBeGreaterThan(bars[0]!);
  });

  test('a long name is cut in the middle so that the line fits', () => {
    const { text, onEvent } = progressTo(60);
    onEvent(listed(1));
    onEvent(ended(`arsip/${'dinas-sosial-'.repeat(10)}2024.office.pdf`));
    const [line] = screen(text);
    expect(line).toBe('[1/1] arsip/dinas-so…024.office.pdf: 1 page, 12 rows, 3.1 s');
    expect(line).toHaveLength(59);
  });

  test('one that cannot go back in a line is written to as a file is', () => {
    vi.stubEnv('TERM', 'dumb');
    const { text, onEvent, end } = progressTo(80);
    onEvent(listed(1));
    onEvent(ended('a.pdf'));
    end();
    expect(text).toEqual(['Reading 1 document\n', '[1/1] a.pdf: 1 page, 12 rows, 3.1 s\n']);
  });
});

test('of many refused pages the first are told', () => {
  const { text, onEvent } = progressTo();
  const late = Array.from({ length: 9 }, (_, i) => new PipelineError('time-out', 'Too slow', { page: i + 1 }));
  onEvent(ended('a.pdf', 20, late));
  expect(text[0]).toContain(
    'page 3: Too slow -> Raise --page-timeout, scan the page again at 300 dpi, or split a text into smaller files; 6 more',
  );
});

test('a name that would end the line or command the terminal does neither', () => {
  const { refusal } = new PipelineError('empty-file', 'x', { file: 'a\n\u001b[2Jb.pdf' });
  expect(refusalLine(refusal)).toMatch(/^a\?\[2Jb\.pdf: x -> /);
});

describe('less and more', () => {
  const events: RunEvent[] = [
    { type: 'listed', documents: 1 },
    { type: 'opened', file: 'a.pdf', pages: 2 },
    { type: 'page', file: 'a.pdf', page: 1, cached: true, seconds: 0, refusal: null },
    { type: 'page', file: 'a.pdf', page: 2, cached: false, seconds: 2.25, refusal: null },
  ];
  const linesOf = (way: 'none' | 'pages'): string => {
    let text = '';
    const progress = createProgress({ write: (more) => (text += more), isTTY: true, columns: 80 }, () => 0, way);
    for (const event of events) progress.onEvent(event);
    progress.end();
    return text;
  };

  test('nothing at all is told where nothing is wanted', () => {
    expect(linesOf('none')).toBe('');
  });

  test('every page is told with how it was come by, on a terminal too', () => {
    expect(linesOf('pages')).toBe('Reading 1 document\n  a.pdf, page 1: kept\n  a.pdf, page 2: 2.3 s\n');
  });
});
