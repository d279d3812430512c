/** Files of decisions: read with a complaint that names the line, and only ever added to. */
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { readPairDecisions, type PairDecision } from '../../normalizers/concepts/decisions.ts';
import { sha256 } from '../../output/dataset/checksum.ts';
import { shapeProblems } from '../../output/dataset/validate.ts';
import { PipelineError } from '../model/errors.ts';
import { cannotWrite } from '../model/file-fault.ts';
import { isAnythingAt, isTooDeep, readText, sizeOfFile } from '../model/read-file.ts';
import { aboutRow, Decision, decisionLine, isAboutTable } from '../model/meaning/decision.ts';
import { factKeys } from '../model/meaning/facts-of-document.ts';
import { decidableKeys, isDecidable } from '../model/meaning/seen.ts';
import { addAll } from '../model/groups.ts';

/** Of one file: some hundred thousand decisions. */
export const mostBytes = 100e6;
/** Of a line: a decision holds the texts of a row. */
const mostLetters = 200_000;

/** The file of decisions in a run folder. */
export const decisionsName = 'decisions.jsonl';

/**
 * Everything that files say: `pairs` come from CSV files. `hash` is over the lines in an order of their own, so that files cut
 * or ordered otherwise have one hash; null without any decision.
 */
export type DecisionSet = { decisions: Decision[]; pairs: PairDecision[]; hash: string | null };

/** Reads files of lines of JSON, and CSV files of decided pairs. Throws `decisions-line` with file and line, `not-found`. */
export async function readDecisionFiles(paths: readonly string[]): Promise<DecisionSet> {
  const decisions: Decision[] = [];
  const pairs: PairDecision[] = [];
  for (const path of paths) {
    const text = await readText(path, mostBytes);
    if (/^\s*\{/.test(text.replace(/^\uFEFF/, ''))) addAll(decisions, parseDecisions(text, path));
    else addAll(pairs, readPairDecisions(text, path));
  }
  const lines = [...new Set(decisions.map(decisionLine))].sort();
  const said = pairs.map(({ line: _, ...one }) => JSON.stringify(one)).sort();
  const all = [...lines, ...said];
  return { decisions, pairs, hash: all.length === 0 ? null : sha256(all.join('\n')) };
}

/** The decisions that lie in a run folder, then those of the files named beside it. */
export async function decisionFilesOf(run: string, named: readonly string[]): Promise<string[]> {
  const own = join(run, decisionsName);
  // also a link that leads nowhere, or what is no file: what people decided is read or refused, never passed over
  return (await isAnythingAt(own)) ? [own, ...named] : [...named];
}

/** The decisions of a text of JSON lines; empty lines are skipped. Throws `decisions-line` with file and line. */
export function parseDecisions(text: string, file: string): Decision[] {
  return text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .flatMap((line, i) => (line.trim() === '' ? [] : [parseLine(line, `${file}:${i + 1}`)]));
}

function parseLine(line: string, file: string): Decision {
  const refuse = (reason: string): PipelineError => new PipelineError('decisions-line', reason, { file });
  if (line.length > mostLetters) throw refuse(`The line has more than ${mostLetters} letters`);
  if (isTooDeep(line)) throw refuse('Its JSON lies in brackets deeper than any decision');
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    const isCut = !line.trimEnd().endsWith('}');
    throw refuse(isCut ? 'The line is no JSON: it breaks off' : 'The line is no JSON');
  }
  const parsed = Decision.safeParse(json);
  if (!parsed.success) {
    const [first] = shapeProblems(parsed.error, json);
    const where =
      parsed.error.issues[0]?.path.length === 0 && first?.expected !== 'no such field' ? 'the line' : first?.path;
    throw refuse(`${where}: expected ${first?.expected}, found ${first?.actual}`);
  }
  const fields = fieldsNamed(parsed.data);
  // a row that is added, cut or joined has fields of its own, and no document
  const ofDocument = 'field' in parsed.data || parsed.data.decided === 'withdrawn' ? factKeys : [];
  const stranger = fields.find((field) => !isDecidable(field) && !ofDocument.includes(field));
  if (stranger === undefined) return parsed.data;
  throw refuse(
    `"${stranger}" is no field that can be decided; these are: ${[...decidableKeys, ...ofDocument].join(', ')}`,
  );
}

function fieldsNamed(decision: Decision): string[] {
  if ('field' in decision) return [decision.field];
  if (decision.decided === 'withdrawn')
    return decision.about === aboutRow || isAboutTable(decision.about) ? [] : [decision.about];
  if ('values' in decision) return Object.keys(decision.values);
  return 'into' in decision ? decision.into.flatMap((values) => Object.keys(values)) : [];
}

/**
 * Adds decisions to the file of a run folder, each a line, and waits until they are on disk. What is there is never changed; a
 * last line without its end gets one. Throws `output-not-writable` or `disk-full`.
 */
export async function appendDecisions(run: string, decisions: readonly Decision[]): Promise<void> {
  if (decisions.length === 0) return;
  const path = join(run, decisionsName);
  try {
    await sizeOfFile(path).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    });
    const file = await open(path, 'a+');
    try {
      const { size } = await file.stat();
      const { buffer } = size === 0 ? { buffer: Buffer.from('\n') } : await file.read(Buffer.alloc(1), 0, 1, size - 1);
      const start = buffer[0] === 0x0a ? '' : '\n';
      await file.appendFile(`${start}${decisions.map(decisionLine).join('\n')}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw error instanceof PipelineError ? error : cannotWrite(error, path);
  }
}
