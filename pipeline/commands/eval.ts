/** `ikat eval RUN TRUTH`: scores a run against truth files, or its concepts against marked pairs. */
import { join } from 'node:path';
import { reliabilityPlot, yieldPlot } from '../../output/scores/calibration-plot.ts';
import { documentKey } from '../../output/scores/located-rows.ts';
import { judgeAgainst, scoreDataset } from '../../output/scores/indicators.ts';
import { evaluationText, totalsOf } from '../../output/scores/indicators-text.ts';
import { scorePairs } from '../../output/scores/pairs.ts';
import { pairEvaluationText } from '../../output/scores/pairs-text.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { PipelineError } from '../model/errors.ts';
import { fewOf } from '../model/file-fault.ts';
import type { Dataset } from '../model/meaning/dataset.ts';
import { readDataset, readTruths } from '../run/read-dataset.ts';
import { readPairs } from '../run/read-pairs.ts';
import { prepareFolder } from '../run/open-folder.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

/**
 * Exit code 2 when a document lacks its truth or a truth its document. Throws `no-truth` when no document has any.
 * `plots` is a folder for the drawings of the calibration. `totals` keeps what is told of single documents back, so that
 * documents that nobody is to look at can be measured.
 */
export async function runEval(
  [run, truth]: [string, string],
  options: { misses?: boolean; totals?: boolean; plots?: string; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const dataset = await readDataset(run);
  if (dataset.documents.length === 0) throw new PipelineError('not-a-dataset', 'It holds no documents', { file: run });
  const pairs = await readPairs(truth);
  if (pairs) {
    const keys = pairs.rows.map(({ document }) => document);
    refuseStrangers(dataset, keys, truth);
    const evaluation = scorePairs(dataset, pairs);
    if (options.json) printJson(terminal, evaluation);
    else printText(terminal, pairEvaluationText(evaluation, { misses: options.misses ?? false }));
    return evaluation.missingDocuments.length + evaluation.lostRows.length === 0 ? 0 : 2;
  }
  const truths = await readTruths(truth);
  const keys = truths.map(({ key }) => key);
  refuseStrangers(dataset, keys, truth);
  const evaluation = scoreDataset(dataset, truths);
  if (options.plots !== undefined) {
    await prepareFolder(options.plots);
    await writeFileAtomic(join(options.plots, 'reliability.svg'), reliabilityPlot(evaluation.calibration));
    await writeFileAtomic(join(options.plots, 'review-yield.svg'), yieldPlot(judgeAgainst(dataset, truths)));
  }
  const { misses = false, totals = false } = options;
  if (options.json) printJson(terminal, totals ? totalsOf(evaluation) : evaluation);
  else printText(terminal, evaluationText(evaluation, { misses, totals }));
  return evaluation.withoutTruth.length + evaluation.missingDocuments.length === 0 ? 0 : 2;
}

/** Truth of other documents measures nothing: it was given by mistake. */
function refuseStrangers({ documents }: Dataset, truths: readonly string[], file: string): void {
  const wanted = [...new Set(documents.map((document) => documentKey(document.file)))];
  if (wanted.some((key) => truths.includes(key))) return;
  const found = fewOf([...new Set(truths)]);
  const reason = `It holds truth for no document of the run (looked for: ${fewOf(wanted)}; found: ${found})`;
  throw new PipelineError('no-truth', reason, { file });
}
