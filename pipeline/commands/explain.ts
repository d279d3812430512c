/** `ikat explain RUN INDICATOR`: from pixels to value, for every field of one row. */
import { explainIndicator, explanationText, findIndicator, placeOf, whyNoRow } from '../../output/explain.ts';
import { languageOf, speechIn, type Language } from '../../output/spoken/speech.ts';
import { PipelineError } from '../model/errors.ts';
import { refusalLine } from '../run/progress.ts';
import { readDataset } from '../run/read-dataset.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

const candidatesShown = 10;

/** `language`: that of the environment when it is not given. */
export type ExplainCommand = { json?: boolean; language?: Language };

/** INDICATOR is an id, the beginning of one, `file:position`, or part of a name. */
export async function runExplain(
  [run, wanted]: [string, string],
  { json, language }: ExplainCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  if (wanted.trim() === '') throw new PipelineError('no-such-indicator', 'The indicator is empty');
  const dataset = await readDataset(run);
  const found = findIndicator(dataset, wanted);
  const row = 'row' in found ? found.row : found.candidates.length === 1 ? found.candidates[0]! : null;
  if (row === null) {
    const candidates = 'candidates' in found ? found.candidates : [];
    const shown = candidates.slice(0, candidatesShown);
    for (const one of shown) terminal.err.write(`  ${one.id}  ${placeOf(dataset, one)}  ${one.name ?? '(no name)'}\n`);
    const more = candidates.length - shown.length;
    if (more > 0) terminal.err.write(`  and ${more} more\n`);
    const reason = candidates.length === 0 ? whyNoRow(dataset, wanted) : `${candidates.length} rows fit`;
    const error = new PipelineError('no-such-indicator', reason, { file: wanted });
    if (!json) throw error;
    const rows = candidates.map((one) => ({ id: one.id, place: placeOf(dataset, one), name: one.name }));
    terminal.err.write(`${refusalLine(error.refusal)}\n`);
    printJson(terminal, { error: error.refusal, candidates: rows });
    return 1;
  }
  const explanation = explainIndicator(dataset, row);
  if (json) printJson(terminal, explanation);
  else printText(terminal, explanationText(explanation, speechIn(language ?? languageOf(process.env))));
  return 0;
}
