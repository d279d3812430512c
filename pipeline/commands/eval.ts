/** `ikat eval RUN TRUTH`: scores a run against truth files. */
import { scoreDataset } from '../../output/eval.ts';
import { evaluationText } from '../../output/eval-text.ts';
import { readDataset, readTruths } from '../read-dataset.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

/** Exit code 2 when a document of the run has no truth. */
export async function runEval(
  [run, truth]: [string, string],
  options: { misses?: boolean; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const evaluation = scoreDataset(await readDataset(run), await readTruths(truth));
  if (options.json) printJson(terminal, evaluation);
  else terminal.out.write(evaluationText(evaluation, { misses: options.misses ?? false }));
  return evaluation.withoutTruth.length === 0 ? 0 : 2;
}
