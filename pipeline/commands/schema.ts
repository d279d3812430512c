/** `ikat schema`: the JSON Schema of dataset.json. */
import { datasetJsonSchema } from '../../output/dataset/schema.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

/** Prints the schema as JSON, with or without `--json`. */
export function runSchema(terminal: Terminal): ExitCode {
  printJson(terminal, datasetJsonSchema());
  return 0;
}
