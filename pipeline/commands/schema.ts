/** `ikat schema`: the JSON Schema of dataset.json, or of diff.json. */
import { datasetJsonSchema } from '../../output/dataset/schema.ts';
import { diffJsonSchema } from '../model/meaning/difference.ts';
import { printJson, type ExitCode, type Terminal } from './terminal.ts';

/** Prints the schema as JSON, with or without `--json`. */
export function runSchema(terminal: Terminal, ofDiff: boolean): ExitCode {
  printJson(terminal, ofDiff ? diffJsonSchema() : datasetJsonSchema());
  return 0;
}
