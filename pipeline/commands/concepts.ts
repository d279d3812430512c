/** `ikat concepts RUN`: the table concept by agency. */
import { conceptsCsv, conceptsHtml, conceptTable } from '../../output/concept-table.ts';
import { readDataset } from '../run/read-dataset.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

export type ConceptsCommand = { format: 'json' | 'csv' | 'html'; json?: boolean };

/** Prints the table; `--json` is the same as `--format json`. */
export async function runConcepts(run: string, options: ConceptsCommand, terminal: Terminal): Promise<ExitCode> {
  const dataset = await readDataset(run);
  const format = options.json ? 'json' : options.format;
  if (format === 'json') printJson(terminal, conceptTable(dataset));
  else terminal.out.write(format === 'csv' ? conceptsCsv(dataset) : conceptsHtml(dataset));
  return 0;
}
