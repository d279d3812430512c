import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  appendDecisions,
  decisionFilesOf,
  parseDecisions,
  readDecisionFiles,
} from '../../../pipeline/decisions/decision-files.ts';
import type { Decision } from '../../../pipeline/model/meaning/decision.ts';
import { scanId } from '../../output/sample-dataset.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ikat-decisions-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const seen = { document: scanId, page: 1, box: null, line: 3, read: 'Nilai', row: 'Nilai' };
const decision: Decision = {
  decided: 'corrected',
  field: 'name',
  seen,
  value: 'Nilai SAKIP',
  by: 'Rina',
  on: '2026-03-01T08:00:00Z',
};
const other: Decision = { decided: 'alias', alias: 'PPKS', canonical: 'ppks', by: 'Rina', on: '2026-03-01' };
const line = JSON.stringify(decision);

const faultOf = (text: string): string => {
  try {
    parseDecisions(text, 'd.jsonl');
    return 'none';
  } catch (error) {
    const { code, file, reason } = (error as { refusal: { code: string; file: string; reason: string } }).refusal;
    return `${code} ${file} ${reason}`;
  }
};

describe('parseDecisions', () => {
  it('reads a decision a line, and skips empty lines', () => {
    expect(parseDecisions(`\uFEFF${line}\r\n\n${line}`, 'd.jsonl')).toEqual([decision, decision]);
  });

  it.each([
    ['a line that breaks off', line.slice(0, 40), 'The line is no JSON: it breaks off'],
    ['a line that is no JSON', '{decided}', 'The line is no JSON'],
    ['an unknown decision', line.replace('corrected', 'guessed'), 'decided: expected one of "right", "corrected", '],
    ['a decision without its kind', '{}', 'decided: expected one of "right", "corrected", '],
    [
      'a value longer than a row',
      line.replace('Nilai SAKIP', 'x'.repeat(3e5)),
      'The line has more than 200000 letters',
    ],
    ['a list', '[{"decided":"right"}]', 'the line: expected a value of type object, found [{'],
    [
      'a value of no kind',
      line.replace('"Nilai SAKIP"', '5'),
      'value: expected a value of type string or a value of type array or ',
    ],
    [
      'a field that nobody can decide',
      line.replace('"name"', '"concept"'),
      '"concept" is no field that can be decided',
    ],
    ['a key too many', line.replace('"by"', '"extra":1,"by"'), 'extra: expected no such field, found 1'],
    ['nobody who decides', line.replace('Rina', ''), 'by: expected at least 1 character, found ""'],
    [
      'a day that is none',
      line.replace('2026-03-01T08:00:00Z', 'today'),
      'on: expected a day such as 2026-03-01 or an instant such as 2026-03-01T08:00:00Z, found "today"',
    ],
    ['a document without a hash', line.replace(scanId, 'tapin.pdf'), 'seen.document: '],
  ])('refuses %s with file, line and reason', (_, broken, reason) => {
    const fault = faultOf(`${line}\n${broken}\n`);
    expect(fault).toContain('decisions-line d.jsonl:2 ');
    expect(fault).toContain(reason);
  });
});

describe('appendDecisions', () => {
  it('adds lines and never changes what is there', async () => {
    await appendDecisions(folder, [decision]);
    const first = await readFile(join(folder, 'decisions.jsonl'), 'utf8');
    await appendDecisions(folder, [other, decision]);
    const text = await readFile(join(folder, 'decisions.jsonl'), 'utf8');
    expect(text.startsWith(first)).toBe(true);
    expect(parseDecisions(text, 'd.jsonl')).toEqual([decision, other, decision]);
  });

  it('ends a last line that somebody left open', async () => {
    await writeFile(join(folder, 'decisions.jsonl'), line);
    await appendDecisions(folder, [other]);
    const text = await readFile(join(folder, 'decisions.jsonl'), 'utf8');
    expect(parseDecisions(text, 'd.jsonl')).toEqual([decision, other]);
  });

  it('says where it cannot write', async () => {
    await expect(appendDecisions(join(folder, 'gone'), [decision])).rejects.toMatchObject({
      refusal: { file: join(folder, 'gone', 'decisions.jsonl') },
    });
  });
});

describe('readDecisionFiles', () => {
  const put = async (name: string, text: string): Promise<string> => {
    await writeFile(join(folder, name), text);
    return join(folder, name);
  };

  it('gives one hash to the same decisions, however they are cut into files', async () => {
    const whole = await readDecisionFiles([await put('a', `${line}\n${JSON.stringify(other)}\n`)]);
    const parts = [await put('b', JSON.stringify(other)), await put('c', `${line}\n${line}\n`)];
    expect((await readDecisionFiles(parts)).hash).toBe(whole.hash);
    expect((await readDecisionFiles(parts.slice(1))).hash).not.toBe(whole.hash);
    expect((await readDecisionFiles([])).hash).toBeNull();
  });

  it('reads CSV files of pairs as well, with and without who decided', async () => {
    const csv = await put('pairs.csv', 'first,second,relation\nNilai SAKIP,Predikat SAKIP,close\n');
    const { pairs, decisions } = await readDecisionFiles([csv, await put('d', line)]);
    expect(pairs).toEqual([
      { line: 2, first: 'Nilai SAKIP', second: 'Predikat SAKIP', relation: 'close', by: '', on: '', note: '' },
    ]);
    expect(decisions).toEqual([decision]);
  });
});

describe('decisionFilesOf', () => {
  const own = (): string => join(folder, 'decisions.jsonl');

  it('names none where none were made', async () => {
    expect(await decisionFilesOf(folder, ['other.jsonl'])).toEqual(['other.jsonl']);
    expect(await decisionFilesOf(join(folder, 'nothing'), [])).toEqual([]);
  });

  it('passes over nothing that stands in their place, so that what cannot be read is refused', async () => {
    await symlink('a-disk-that-is-gone', own());
    expect(await decisionFilesOf(folder, [])).toEqual([own()]);
    await expect(readDecisionFiles([own()])).rejects.toMatchObject({ refusal: { code: 'not-found', file: own() } });
    await rm(own());
    await mkdir(own());
    expect(await decisionFilesOf(folder, [])).toEqual([own()]);
    await expect(readDecisionFiles([own()])).rejects.toMatchObject({ refusal: { code: 'not-found', file: own() } });
  });

  it('are read however many they are', async () => {
    const many = Array.from({ length: 150_000 }, () => JSON.stringify(other));
    await writeFile(own(), many.join('\n'));
    expect((await readDecisionFiles([own()])).decisions).toHaveLength(150_000);
  });
});
