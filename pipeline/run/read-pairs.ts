/** Marked pairs as inputs of a command: `pairs.csv` and `rows.csv` of a folder. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseCsv } from '../../normalizers/text/csv.ts';
import { PipelineError } from '../model/errors.ts';
import { PairTruth, type RowReference } from '../model/truth/marked-pair.ts';

/**
 * The marked pairs of a folder, or null when it holds no `pairs.csv`. Throws PipelineError for a row that cannot be
 * read, a relation that nobody knows, a pair marked twice, and a row that `rows.csv` does not name.
 */
export async function readPairs(folder: string): Promise<PairTruth | null> {
  const text = await readFile(join(folder, 'pairs.csv'), 'utf8').catch(() => null);
  if (text === null) return null;
  const names = await readFile(join(folder, 'rows.csv'), 'utf8').catch(() => {
    throw new PipelineError('not-found', 'The rows of the marked pairs are missing', {
      file: join(folder, 'rows.csv'),
    });
  });
  return parsePairs(text, names, folder);
}

/** Marked pairs from the text of `pairs.csv` (first,second,relation,note) and `rows.csv` (row,name). */
export function parsePairs(pairs: string, rows: string, folder: string): PairTruth {
  const [file, rowFile] = [join(folder, 'pairs.csv'), join(folder, 'rows.csv')];
  const truth = PairTruth.safeParse({
    rows: parseCsv(rows, rowFile, ['row', 'name']).map(({ line, fields }) => ({
      ...reference(fields['row'] ?? '', rowFile, line),
      name: fields['name'] ?? '',
    })),
    pairs: parseCsv(pairs, file, ['first', 'second', 'relation', 'note']).map(({ line, fields }) => ({
      first: reference(fields['first'] ?? '', file, line),
      second: reference(fields['second'] ?? '', file, line),
      relation: fields['relation'] ?? '',
      note: fields['note'] ?? '',
    })),
  });
  if (!truth.success) throw new PipelineError('not-a-dataset', truth.error.issues[0]!.message, { file });
  refuseContradictions(truth.data, file);
  return truth.data;
}

/** `tapin.txt#3` is the third indicator of the document `tapin`. */
function reference(text: string, file: string, line: number): RowReference {
  const parts = /^(?<document>[^#.\s]+)(\.[^#\s]*)?#(?<row>[1-9]\d*)$/.exec(text)?.groups;
  if (!parts) throw new PipelineError('not-a-dataset', `line ${line}: "${text}" names no row`, { file });
  return { document: parts['document']!, row: Number(parts['row']) };
}

function refuseContradictions({ rows, pairs }: PairTruth, file: string): void {
  const textOf = ({ document, row }: RowReference): string => `${document}#${row}`;
  const known = new Set(rows.map(textOf));
  const seen = new Set<string>();
  for (const { first, second } of pairs) {
    const ends = [textOf(first), textOf(second)].sort();
    const stranger = ends.find((end) => !known.has(end));
    const refuse = (reason: string): PipelineError => new PipelineError('not-a-dataset', reason, { file });
    if (stranger !== undefined) throw refuse(`${stranger} is in no line of rows.csv`);
    if (ends[0] === ends[1]) throw refuse(`${ends[0]} is paired with itself`);
    if (seen.has(ends.join(' '))) throw refuse(`${ends.join(' and ')} are marked twice`);
    seen.add(ends.join(' '));
  }
}
