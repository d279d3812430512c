/** `ikat validate FILE`: checks a dataset against its schema and its references. */
import { validateDataset } from '../../output/dataset/validate.ts';
import { datasetPath, readJson } from '../run/read-dataset.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

/** Exit code 0 for a sound dataset, 2 when it has problems. */
export async function runValidate(path: string, options: { json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const file = await datasetPath(path);
  const problems = validateDataset(await readJson(file));
  if (options.json) printJson(terminal, { file, valid: problems.length === 0, problems });
  else if (problems.length === 0) printText(terminal, `${file}: valid\n`);
  for (const { path: place, expected, actual } of options.json ? [] : problems) {
    printText(terminal, `${file}: ${place}: expected ${expected}, found ${actual}\n`);
  }
  return problems.length === 0 ? 0 : 2;
}
