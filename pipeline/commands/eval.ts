/** `ikat eval RUN TRUTH`: scores a run against truth files. */
import { join } from 'node:path';
import { reliabilityPlot, yieldPlot } from '../../output/calibration-plot.ts';
import { judgeAgainst, scoreDataset } from '../../output/eval.ts';
import { evaluationText } from '../../output/eval-text.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { readDataset, readTruths } from '../read-dataset.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

/** Exit code 2 when a document of the run has no truth. `plots` is a folder for the drawings of the calibration. */
export async function runEval(
  [run, truth]: [string, string],
  options: { misses?: boolean; plots?: string; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const [dataset, truths] = [await readDataset(run), await readTruths(truth)];
  const evaluation = scoreDataset(dataset, truths);
  if (options.plots !== undefined) {
    await writeFileAtomic(join(options.plots, 'reliability.svg'), reliabilityPlot(evaluation.calibration));
    await writeFileAtomic(join(options.plots, 'review-yield.svg'), yieldPlot(judgeAgainst(dataset, truths)));
  }
  if (options.json) printJson(terminal, evaluation);
  else terminal.out.write(evaluationText(evaluation, { misses: options.misses ?? false }));
  return evaluation.withoutTruth.length === 0 ? 0 : 2;
}
