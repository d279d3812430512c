/** A reporter of Stryker that writes each change and its end to a file the moment it is known (.config/mutate.js reads it). */
import { appendFileSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import process from 'node:process';
import { PluginKind, declareClassPlugin } from '@stryker-mutator/api/plugin';

class Lines {
  /** Called once for each change, in the order in which they end. */
  onMutantTested({ fileName, location: { start, end }, replacement = '', status }) {
    const text = readFileSync(fileName, 'utf8')
      .split('\n')
      .slice(start.line - 1, end.line);
    text[text.length - 1] = text.at(-1).slice(0, end.column - 1);
    const was = text.join('\n').slice(start.column - 1);
    const file = relative(process.cwd(), fileName);
    const one = { file, line: start.line, was, is: replacement, status };
    appendFileSync(process.env.IKAT_MUTANTS, `${JSON.stringify(one)}\n`);
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'lines', Lines)];
