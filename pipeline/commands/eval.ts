/** `ikat eval RUN TRUTH`: scores a run against truth files, or its concepts against marked pairs. */
import { join } from 'node:path';
import { reliabilityPlot, yieldPlot } from '../../output/scores/calibration-plot.ts';
import { judgeAgainst, scoreDataset } from '../../output/scores/rows.ts';
import { evaluationText } from '../../output/scores/rows-text.ts';
import { scorePairs } from '../../output/scores/pairs.ts';
import { pairEvaluationText } from '../../output/scores/pairs-text.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { readDataset, readTruths } from '../run/read-dataset.ts';
import { readPairs } from '../run/read-pairs.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

/** Exit code 2 when a document lacks its truth, or marked pairs lack their document. `plots` is a folder for the drawings of the calibration. */
export async function runEval(
  [run, truth]: [string, string],
  options: { misses?: boolean; plots?: string; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const dataset = await readDataset(run);
  const pairs = await readPairs(truth);
  if (pairs) {
    const evaluation = scorePairs(dataset, pairs);
    if (options.json) printJson(terminal, evaluation);
    else terminal.out.write(pairEvaluationText(evaluation, { misses: options.misses ?? false }));
    return evaluation.missingDocuments.length + evaluation.lostRows.length === 0 ? 0 : 2;
  }
  const truths = await readTruths(truth);
  const evaluation = scoreDataset(dataset, truths);
  if (options.plots !== undefined) {
    await writeFileAtomic(join(options.plots, 'reliability.svg'), reliabilityPlot(evaluation.calibration));
    await writeFileAtomic(join(options.plots, 'review-yield.svg'), yieldPlot(judgeAgainst(dataset, truths)));
  }
  if (options.json) printJson(terminal, evaluation);
  else terminal.out.write(evaluationText(evaluation, { misses: options.misses ?? false }));
  return evaluation.withoutTruth.length === 0 ? 0 : 2;
}
