/** A vocabulary folder of the user's with lines added at the end of its files; nothing that stands there is changed. */
import { join } from 'node:path';
import { csvLine, parseCsv, readCsv } from '../../normalizers/text/csv.ts';
import { extendTexts } from '../../normalizers/vocabulary/extension.ts';
import { readVocabularyTexts } from '../../normalizers/vocabulary/files.ts';
import type { Lesson } from '../../normalizers/learning/lesson.ts';
import { safeCell } from '../../output/dataset/safe-cell.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { PipelineError } from '../model/errors.ts';
import { isAnythingAt, readText } from '../model/read-file.ts';
import { prepareFolder } from '../run/open-folder.ts';

/** The file of these lessons as it is, and with their lines. */
type Grown = { file: string; before: string; after: string };

/** Why the lines of a lesson are not written: a cell that a document gave, and that a spreadsheet would run; null for none. */
export function runnableIn({ file, columns, lines }: Lesson): string | null {
  const cells = parseCsv(`${csvLine(columns)}\n${lines.join('\n')}`, file, []).flatMap(({ fields }) =>
    Object.values(fields),
  );
  const found = cells.find((cell) => safeCell(cell) !== cell);
  return found === undefined ? null : `a spreadsheet would take "${found}" for a formula`;
}

/** What the files of a folder would become; a folder or file that is not there is begun. Throws `vocabulary-line`. */
export async function grownFiles(folder: string, lessons: readonly Lesson[]): Promise<Grown[]> {
  for (const lesson of lessons) {
    const fault = runnableIn(lesson);
    if (fault !== null) throw new PipelineError('vocabulary-line', fault, { file: join(folder, lesson.file) });
  }
  const files = [...new Set(lessons.map(({ file }) => file))].sort();
  const grown = await Promise.all(
    files.map(async (file): Promise<Grown> => {
      const path = join(folder, file);
      // what cannot be read is refused: it would be written over
      const before = (await isAnythingAt(path)) ? await readText(path) : '';
      const own = lessons.filter((lesson) => lesson.file === file);
      return { file, before, after: own.reduce(withLesson, before) };
    }),
  );
  // what the next run would refuse is not written
  const theirs = Object.fromEntries(grown.map(({ file, after }) => [file, after]));
  extendTexts(await readVocabularyTexts(null), theirs, folder);
  return grown;
}

/** Writes the files that differ; returns their paths. */
export async function writeGrown(folder: string, grown: readonly Grown[]): Promise<string[]> {
  await prepareFolder(folder);
  const changed = grown.filter(({ before, after }) => before !== after);
  for (const { file, after } of changed) await writeFileAtomic(join(folder, file), after);
  return changed.map(({ file }) => join(folder, file));
}

/** The text with the lines that it does not have yet, in its own columns and with its own sign between them. */
function withLesson(text: string, { file, columns, lines }: Lesson): string {
  const heading = csvLine(columns);
  if (text.trim() === '') return `${[heading, ...lines].join('\n')}\n`;
  const { columns: own, records } = readCsv(text, file, [], 'vocabulary-line');
  const missing = columns.filter((column) => !own.includes(column));
  const all = [...own, ...missing];
  const end = text.endsWith('\n') ? text : `${text}\n`;
  const at = headingAt(end);
  const sign = !end.slice(at.from, at.to).includes(',') && end.slice(at.from, at.to).includes(';') ? ';' : ',';
  const longer = end.slice(0, at.to) + missing.map((column) => sign + column).join('') + end.slice(at.to);
  const there = new Set(records.map(({ fields }) => JSON.stringify(columns.map((column) => fields[column] ?? ''))));
  const fresh = parseCsv(`${heading}\n${lines.join('\n')}`, file, []).filter(
    ({ fields }) => !there.has(JSON.stringify(columns.map((column) => fields[column] ?? ''))),
  );
  if (fresh.length === 0) return text;
  return (
    longer +
    fresh
      .map(
        ({ fields }) =>
          `${csvLine(
            all.map((column) => fields[column] ?? ''),
            sign,
          )}\n`,
      )
      .join('')
  );
}

/** Where the heading line stands, without its line end: the first that is neither empty nor a comment. */
function headingAt(text: string): { from: number; to: number } {
  let from = 0;
  for (const line of text.split('\n')) {
    const bare = line.replace(/\r$/, '');
    if (bare.trim() !== '' && !bare.startsWith('#')) return { from, to: from + bare.length };
    from += line.length + 1;
  }
  return { from: 0, to: 0 };
}
