/** `ikat decide RUN INDICATOR`: what a person decided about a value or a row, as a line of decisions.jsonl. */
import { join } from 'node:path';
import { findIndicator, placeOf, whyNoRow } from '../../output/explain.ts';
import { PipelineError } from '../model/errors.ts';
import { readText } from '../model/read-file.ts';
import type { Dataset, Indicator } from '../model/meaning/dataset.ts';
import { Decision, DecidedRelation, type DecidedValue } from '../model/meaning/decision.ts';
import { fieldOf } from '../model/meaning/fields.ts';
import { ColumnRole, columnRoles } from '../model/meaning/record.ts';
import { factKeys, factOf } from '../model/meaning/facts-of-document.ts';
import { decidableKeys, isDecidable, seenOf, valueOf } from '../model/meaning/seen.ts';
import { appendDecisions, decisionsName, mostBytes, parseDecisions } from '../decisions/decision-files.ts';
import { readDataset } from '../run/read-dataset.ts';
import { factDecision } from '../decisions/fact-decision.ts';
import { columnDecision, tableDecision } from '../decisions/table-decision.ts';
import { printJson, printText, type ExitCode, type Terminal } from './terminal.ts';

export type DecideCommand = {
  field?: string;
  to?: string[];
  right?: boolean;
  unreadable?: boolean;
  notAnIndicator?: boolean;
  sameAs?: string;
  differentFrom?: string;
  relation?: string;
  takeTable?: boolean;
  dropTable?: boolean;
  column?: number;
  is?: string;
  year?: number;
  page?: number;
  heading?: string;
  from?: string;
  by?: string;
  why?: string;
  json?: boolean;
};

/**
 * Writes one decision about a row or a table, or with `--from` those of a file that a page gave. The run itself changes when something is
 * extracted into it next.
 */
export async function runDecide(
  [run, wanted]: [string, string | undefined],
  options: DecideCommand,
  terminal: Terminal,
): Promise<ExitCode> {
  const dataset = await readDataset(run);
  const decisions =
    options.from === undefined ? [decisionOf(dataset, wanted ?? '', options, terminal)] : await readFrom(options.from);
  await appendDecisions(run, decisions);
  const file = join(run, decisionsName);
  if (options.json) printJson(terminal, { schema: 'ikat/decided/1', file, decisions });
  else {
    const what = decisions.length === 1 ? 'One decision' : `${decisions.length} decisions`;
    printText(terminal, `${what} added to ${file}; the next extract into this run applies what holds.\n`);
  }
  return 0;
}

async function readFrom(file: string): Promise<Decision[]> {
  return parseDecisions(await readText(file, mostBytes), file);
}

function decisionOf(dataset: Dataset, wanted: string, options: DecideCommand, terminal: Terminal): Decision {
  const { by, why } = options;
  if (by === undefined || by.trim() === '') {
    throw new PipelineError('wrong-option', 'Nobody is named who decides: give --by NAME');
  }
  const stamp = { by, on: `${terminal.date().toISOString().slice(0, 19)}Z`, ...(why === undefined ? {} : { why }) };
  if (options.takeTable || options.dropTable) {
    const { page, heading } = options;
    return tableDecision(dataset, { file: wanted, page, heading, take: options.takeTable === true }, stamp);
  }
  if (options.column !== undefined) {
    const { page, heading, column, is, year } = options;
    const role = ColumnRole.safeParse(is).data;
    if (role === undefined) {
      const known = `give --is ROLE: ${columnRoles.join(', ')}`;
      throw new PipelineError('wrong-option', `"${is ?? ''}" is nothing that a column holds; ${known}`);
    }
    return columnDecision(dataset, { file: wanted, page, heading, column, role, year }, stamp);
  }
  const fact = factOf(options.field ?? '');
  if (fact !== null) {
    const { to, right, unreadable } = options;
    return factDecision(dataset, { file: wanted, fact, to: to?.join(' '), right, unreadable }, stamp);
  }
  const row = rowOf(dataset, wanted);
  const other = options.sameAs ?? options.differentFrom;
  if (other !== undefined) {
    const [first, second] = [nameOf(row), nameOf(rowOf(dataset, other))];
    const relation = options.differentFrom === undefined ? (options.relation ?? 'exact') : 'different';
    return { decided: 'concept', first, second, relation: DecidedRelation.parse(relation), ...stamp };
  }
  const field = options.field ?? 'name';
  if (!isDecidable(field)) {
    const known = `these are: ${[...decidableKeys, ...factKeys].join(', ')}`;
    throw new PipelineError('wrong-option', `"${field}" is no field that can be decided; ${known}`);
  }
  const seen = seenOf(row, options.notAnIndicator ? 'name' : field);
  if (seen === null)
    throw new PipelineError('no-such-indicator', 'The row has no place in its document', { file: wanted });
  if (options.notAnIndicator) return { decided: 'not-an-indicator', seen, ...stamp };
  if (options.unreadable) return { decided: 'unreadable', field, seen, ...stamp };
  if (options.right) return { decided: 'right', field, seen, value: valueOf(row, field), ...stamp };
  if (options.to === undefined) {
    const ways =
      '--to TEXT, --right, --unreadable, --not-an-indicator, --same-as ROW, --different-from ROW, --take-table or --drop-table';
    throw new PipelineError('wrong-option', `Nothing is decided: give ${ways}`);
  }
  return { decided: 'corrected', field, seen, value: typed(field, options.to), ...stamp };
}

/** A list has an entry for each --to; an empty text says that nothing stands there. */
function typed(field: string, texts: readonly string[]): DecidedValue {
  const given = texts.filter((text) => text !== '');
  if (fieldOf(field)?.decided === 'list') return given;
  return given.join('\n') || null;
}

function nameOf(row: Indicator): string {
  if (row.name !== null) return row.name;
  throw new PipelineError('no-such-indicator', 'A row without a name is the same as no other', { file: row.id });
}

function rowOf(dataset: Dataset, wanted: string): Indicator {
  if (wanted.trim() === '') throw new PipelineError('no-such-indicator', 'The indicator is empty');
  const found = findIndicator(dataset, wanted);
  if ('row' in found) return found.row;
  const [only] = found.candidates;
  if (only && found.candidates.length === 1) return only;
  const places = found.candidates.slice(0, 3).map((row) => placeOf(dataset, row));
  const reason = only ? `${found.candidates.length} rows fit: ${places.join(', ')}` : whyNoRow(dataset, wanted);
  throw new PipelineError('no-such-indicator', reason, { file: wanted });
}
