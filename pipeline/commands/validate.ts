/** `ikat validate FILE`: checks a dataset against its schema and its references. */
import { referenceChecks, shapeProblems, validateDataset, type Problem } from '../../output/dataset/validate.ts';
import { readPartLines } from '../dataset/read-parts.ts';
import { Dataset, Indicator, type DatasetPart } from '../model/meaning/dataset.ts';
import { datasetPath, readJson } from '../run/read-dataset.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';
import { addAll } from '../model/groups.ts';

/** Exit code 0 for a sound dataset, 2 when it has problems. */
export async function runValidate(path: string, options: { json?: boolean }, terminal: Terminal): Promise<ExitCode> {
  const file = await datasetPath(path);
  const json = await readJson(file);
  const rest = Dataset.safeParse(json).data;
  const problems = rest?.parts ? await problemsInParts(rest, rest.parts, file) : validateDataset(json);
  if (options.json) printJson(terminal, { file, valid: problems.length === 0, problems });
  else if (problems.length === 0) printText(terminal, `${file}: valid\n`);
  for (const { path: place, expected, actual } of options.json ? [] : problems) {
    printText(terminal, `${file}: ${place}: expected ${expected}, found ${actual}\n`);
  }
  return problems.length === 0 ? 0 : 2;
}

/** The same of a dataset whose rows lie in parts, a row at a time. */
async function problemsInParts(rest: Dataset, parts: readonly DatasetPart[], file: string): Promise<Problem[]> {
  const checks = referenceChecks(rest);
  const ofShape: Problem[] = [];
  for await (const { place, json } of readPartLines(file, parts)) {
    const row = Indicator.safeParse(json);
    if (row.success) checks.row(row.data, place);
    else
      addAll(
        ofShape,
        shapeProblems(row.error, json).map((one) => ({ ...one, path: `${place}.${one.path}` })),
      );
  }
  return ofShape.length > 0 ? ofShape : checks.end();
}
