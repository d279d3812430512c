/** `ikat diff OLD NEW`: what changed between two runs, row by row and field by field. */
import { basename, join, relative, resolve, sep } from 'node:path';
import { diffDatasets } from '../../output/diff/diff.ts';
import { diffHtml, type DiffSide } from '../../output/diff/changes-page.ts';
import { keyWordsOf } from '../../output/diff/key-words.ts';
import { diffJson, diffMarkdown } from '../../output/diff/changes-text.ts';
import { loadVocabulary } from '../../normalizers/vocabulary/files.ts';
import { firstNames } from '../../normalizers/vocabulary/terms.ts';
import { writeFileAtomic } from '../../output/write.ts';
import type { RunFacts } from '../../output/diff/causes/run-facts.ts';
import type { failures } from '../model/choices.ts';
import type { DatasetDiff } from '../model/meaning/difference.ts';
import type { TextPool } from '../dataset/dataset-pieces.ts';
import { readFacts } from '../run/facts.ts';
import { readDataset, readPictures } from '../run/read-dataset.ts';
import { prepareFolder } from '../run/open-folder.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type DiffCommand = {
  out?: string;
  /** Kinds of change, or weights, that end the command with code 3. */
  failOn?: (typeof failures)[number][];
  /** Any difference of meaning or reading ends the command with code 3. */
  exitCode?: boolean;
  json?: boolean;
};

/** Prints the changes as Markdown (or JSON); with `--out` it writes diff.html, diff.json and diff.md as well. */
export async function runDiff(
  [before, after]: [string, string],
  { out, json, failOn, exitCode }: DiffCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  // one after the other: what reading a large dataset leaves behind is gone before the next
  const texts: TextPool = new Map();
  const old = await readSide(before, out ?? '.', texts);
  const now = await readSide(after, out ?? '.', texts);
  texts.clear();
  if (out !== undefined) await prepareFolder(out);
  const diff = diffDatasets(old.dataset, now.dataset, { old: old.facts, new: now.facts });
  const words = keyWordsOf([old.dataset, now.dataset], firstNames(await loadVocabulary(null)));
  const text = diffMarkdown(diff, words);
  if (out !== undefined) {
    await writeFileAtomic(join(out, 'diff.html'), diffHtml(diff, old, now, words));
    await writeFileAtomic(join(out, 'diff.json'), diffJson(diff));
    await writeFileAtomic(join(out, 'diff.md'), text);
  }
  if (json) printJson(terminal, diff);
  else printText(terminal, text);
  if (!json && out !== undefined) printText(terminal, `\nReport: ${join(out, 'diff.html')}\n`);
  const asked = [...(failOn ?? []), ...(exitCode ? (['meaning', 'reading'] as const) : [])];
  return asked.some((one) => countOf(diff, one) > 0) ? 3 : 0;
}

/** How many rows, and documents that tell something else of themselves, a gate stops for. */
function countOf({ counts, weights, changes, facts }: DatasetDiff, gate: (typeof failures)[number]): number {
  if (gate === 'any') return changes.length + facts.length;
  if (gate === 'facts') return facts.length;
  const documents = facts.filter(({ weight }) => weight === gate).length;
  return documents + (gate in weights ? weights[gate as keyof typeof weights] : counts[gate as keyof typeof counts]);
}

async function readSide(run: string, out: string, texts: TextPool): Promise<DiffSide & { facts: RunFacts | null }> {
  const [dataset, pictures] = await Promise.all([readDataset(run, texts), readPictures(run)]);
  const beside = (file: string): string =>
    relative(resolve(out), join(resolve(run), file))
      .split(sep)
      .join('/');
  return {
    facts: await readFacts(run, pictures),
    label: basename(resolve(run)),
    dataset,
    pictures: pictures.map((picture) => ({ ...picture, file: beside(picture.file) })),
  };
}
