/** Marked pairs as inputs of a command: `pairs.csv` and `rows.csv` of a folder. */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { lineFault, parseCsv } from '../../normalizers/text/csv.ts';
import { rowKey } from '../../output/scores/located-rows.ts';
import type { PipelineError } from '../model/errors.ts';
import { fileFault } from '../model/file-fault.ts';
import { readText } from '../model/read-file.ts';
import {
  PairRelation,
  type MarkedPair,
  type MarkedRow,
  type PairTruth,
  type RowReference,
} from '../model/truth/marked-pair.ts';

/**
 * The marked pairs of a folder, or null when it holds no `pairs.csv`. Throws `not-found` without `rows.csv`, and
 * `truth-line` for a row that cannot be read or stands twice, a relation that nobody knows, a pair marked twice, and a
 * row that `rows.csv` does not name.
 */
export async function readPairs(folder: string): Promise<PairTruth | null> {
  if (folder === '') return null;
  const [pairs, rows] = [join(folder, 'pairs.csv'), join(folder, 'rows.csv')];
  const isThere = await stat(pairs).then(
    () => true,
    (error: unknown) => fileFault(error)?.refusal.code !== 'not-found',
  );
  const text = isThere ? await readText(pairs) : null;
  if (text === null) return null;
  const names = await readText(rows);
  return parsePairs(text, names, folder);
}

/** Marked pairs from the text of `pairs.csv` (first,second,relation,note) and `rows.csv` (row,name). */
export function parsePairs(pairs: string, rows: string, folder: string): PairTruth {
  const known = rowsByKey(rows, join(folder, 'rows.csv'));
  const file = join(folder, 'pairs.csv');
  const seen = new Set<string>();
  const columns = ['first', 'second', 'relation', 'note'];
  const marked = parseCsv(pairs, file, columns, 'truth-line').map(({ line, fields }) => {
    const refuse = (reason: string): PipelineError => lineFault(file, line, reason, 'truth-line');
    const pair = readPair(fields, refuse);
    const ends = [rowKey(pair.first), rowKey(pair.second)].sort();
    const stranger = ends.find((end) => !known.has(end));
    if (stranger !== undefined) throw refuse(`${stranger} is in no line of rows.csv`);
    if (ends[0] === ends[1]) throw refuse(`${ends[0]} is paired with itself`);
    if (seen.has(ends.join(' '))) throw refuse(`${ends.join(' and ')} are marked twice`);
    seen.add(ends.join(' '));
    return pair;
  });
  return { rows: [...known.values()], pairs: marked };
}

function readPair(fields: Record<string, string>, refuse: (reason: string) => PipelineError): MarkedPair {
  const [first, second] = [reference(fields['first'], refuse), reference(fields['second'], refuse)];
  const relation = PairRelation.safeParse(fields['relation']);
  if (relation.success) return { first, second, relation: relation.data, note: fields['note'] ?? '' };
  throw refuse(`"${fields['relation'] ?? ''}" is no relation; there are ${PairRelation.options.join(', ')}`);
}

function rowsByKey(rows: string, file: string): Map<string, MarkedRow> {
  const known = new Map<string, MarkedRow>();
  for (const { line, fields } of parseCsv(rows, file, ['row', 'name'], 'truth-line')) {
    const refuse = (reason: string): PipelineError => lineFault(file, line, reason, 'truth-line');
    const row = { ...reference(fields['row'], refuse), name: fields['name'] ?? '' };
    if (known.has(rowKey(row))) throw refuse(`${rowKey(row)} is named twice`);
    known.set(rowKey(row), row);
  }
  return known;
}

/** `tapin.txt#3` is the third indicator of the document `tapin`. */
function reference(text = '', refuse: (reason: string) => PipelineError): RowReference {
  const parts = /^(?<document>[^#.\s]+)(\.[^#\s]*)?#(?<row>[1-9]\d*)$/.exec(text)?.groups;
  if (!parts) throw refuse(`"${text}" names no row, as tapin.txt#3 does`);
  return { document: parts['document']!, row: Number(parts['row']) };
}
