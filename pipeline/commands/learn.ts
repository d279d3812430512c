/** `ikat learn DECISIONS`: what people decided, as proposals for the vocabulary, as truth files, and as confidence. */
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writeFileAtomic } from '../../output/write.ts';
import { decisionFilesOf, readDecisionFiles } from '../decisions/decision-files.ts';
import { learnFrom, type Learnt } from '../learn/learnt.ts';
import { openLearntRun } from '../learn/learnt-run.ts';
import { learntText } from '../learn/told.ts';
import type { Proposal } from '../learn/trial.ts';
import { grownFiles, writeGrown } from '../learn/vocabulary-folder.ts';
import { PipelineError } from '../model/errors.ts';
import { printable } from '../run/progress.ts';
import { prepareFolder } from '../run/open-folder.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type LearnCommand = {
  run?: string[];
  vocabulary?: string;
  write?: string;
  take?: number[];
  truth?: string;
  refit?: boolean;
  json?: boolean;
};

/**
 * Learns from a run folder, or from a file of decisions about the runs named beside it (without any: the run that the file
 * lies in). Nothing is written but what `write` and `truth` ask for.
 */
export async function runLearn(named: string, options: LearnCommand, terminal: Terminal): Promise<ExitCode> {
  const { files, folders } = await whatIsNamed(named, options.run ?? []);
  const { decisions } = await readDecisionFiles(files);
  const runs = await Promise.all(folders.map((folder) => openLearntRun(folder, decisions)));
  const learnt = await learnFrom(runs, options.vocabulary ?? runs[0]!.vocabulary, decisions, {
    truths: options.truth !== undefined,
    refit: options.refit === true,
    onStep: (done, of) => {
      if (terminal.err.isTTY) terminal.err.write(`\rtried ${done} of ${of} proposals${done === of ? '\n' : ''}`);
    },
  });
  const chosen = chosenOf(learnt.proposals, options.take);
  if (options.write !== undefined) learnt.written.push(...(await writeVocabulary(options.write, chosen, learnt)));
  if (options.truth !== undefined) learnt.written.push(...(await writeTruths(options.truth, learnt)));
  if (options.json) printJson(terminal, { schema: 'ikat/learn/1', ...learnt, files: Object.fromEntries(learnt.files) });
  else printText(terminal, learntText(learnt));
  return 0;
}

/** The files of decisions and the run folders. Throws `not-found`, and `wrong-option` where no run is known. */
async function whatIsNamed(named: string, runs: readonly string[]): Promise<{ files: string[]; folders: string[] }> {
  const isFolder = await isThere(named, (found) => found.isDirectory());
  if (isFolder) {
    const files = await decisionFilesOf(named, []);
    if (files.length > 0) return { files, folders: [named, ...runs.filter((run) => run !== named)] };
    throw new PipelineError('not-found', 'Nobody has decided anything there', { file: named });
  }
  if (runs.length > 0) return { files: [named], folders: [...runs] };
  const around = dirname(named);
  if (await isThere(join(around, 'run.json'), (found) => found.isFile())) return { files: [named], folders: [around] };
  throw new PipelineError('wrong-option', 'No run is named that these decisions are about: give --run FOLDER');
}

async function isThere(path: string, is: (found: Awaited<ReturnType<typeof stat>>) => boolean): Promise<boolean> {
  return await stat(path).then(is, () => false);
}

/** The proposals of these numbers; without numbers those that do something and break nothing. */
function chosenOf(proposals: readonly Proposal[], take: readonly number[] | undefined): Proposal[] {
  const strange = take?.find((number) => number > proposals.length);
  if (strange !== undefined) {
    throw new PipelineError('wrong-option', `There is no proposal ${strange}; there are ${proposals.length}`);
  }
  if (take) return take.map((number) => proposals[number - 1]!);
  return proposals.filter(
    ({ fault, effect: { changes, mends, breaks } }) =>
      fault === null && breaks.length === 0 && changes.length + mends.length > 0,
  );
}

async function writeVocabulary(folder: string, chosen: readonly Proposal[], { refit }: Learnt): Promise<string[]> {
  const written = await writeGrown(folder, await grownFiles(folder, chosen));
  const isBetter = refit?.error != null && refit.error.after < refit.error.before;
  if (!refit || !isBetter) return written;
  await prepareFolder(folder);
  const path = join(folder, 'confidence.csv');
  await writeFileAtomic(path, refit.text);
  return [...written, path];
}

async function writeTruths(folder: string, { truths }: Learnt): Promise<string[]> {
  if (!truths || truths.truths.length === 0) return [];
  await prepareFolder(folder);
  const paths: string[] = [];
  for (const truth of truths.truths) {
    const path = join(folder, `${printable(truth.key)}.truth.json`);
    await writeFileAtomic(path, `${JSON.stringify(truth, null, 1)}\n`);
    paths.push(path);
  }
  return paths;
}
