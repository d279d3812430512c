/** One table row to one indicator of the dataset. */
import type { Evidence, Formula, Indicator } from '../pipeline/model/meaning/dataset.ts';
import { issue, type Issue } from '../pipeline/model/issue.ts';
import type { YearValue } from '../pipeline/model/meaning/measure.ts';
import { fieldOf } from '../pipeline/model/meaning/fields.ts';
import { plainKeys, plainKindOf, plainTexts, plainValues } from '../pipeline/model/meaning/plain-fields.ts';
import type { ColumnRole, Row } from '../pipeline/model/meaning/record.ts';
import type { TextLine } from '../pipeline/model/reading/text.ts';
import { mendClipped } from './fields/clipped.ts';
import { withIndicatorNumbered } from './rows/hanging.ts';
import { readLoneCode, takeCode, splitList } from './text/lists.ts';
import { readNumber } from './text/numbers.ts';
import { readResponsible } from './fields/divisions.ts';
import { splitExplanation, splitLegend } from './fields/explanation.ts';
import { readFields, type ReadField } from './fields/field.ts';
import { opensName } from './fields/measure.ts';
import { readFormulaTree } from './formula/tree/tree.ts';
import { readFormula } from './formula/formula.ts';
import type { Mender } from './mending/mender.ts';
import { joinText } from './text/plain-text.ts';
import { readSources } from './fields/sources.ts';
import { isNoValue, isUnderstood, readValue } from './fields/targets.ts';
import { canonicalName } from './phrases/canonical-name.ts';
import { findTerms } from './vocabulary/terms.ts';
import { readUnit } from './fields/units.ts';
import { isUnreadable } from './fields/unreadable.ts';
import type { Vocabulary } from './vocabulary/vocabulary.ts';

/**
 * An indicator without its id and confidence, the fields that its evidence is of, and which of them came from which
 * earlier row of the table.
 */
export type Draft = {
  indicator: Indicator;
  read: Map<string, ReadField>;
  /** The cells of the targets, of which `read` has the first. */
  targetCells: readonly ReadField[];
  issues: Issue[];
  inherited: Map<string, number>;
  table: number;
  row: number;
};

/** What reading a row needs beside the row. */
export type RowTools = {
  vocabulary: Vocabulary;
  mender: Mender;
  keepOfficials: boolean;
  document: string;
  agency: string | null;
  /** The agency's sectors, in which an abbreviation may have a meaning of its own. */
  sectors: readonly string[];
};

const otherRoles = fieldOf('other')?.roles ?? [];

/** Reads a row; null when none of its fields holds text. */
export function readIndicator(asPrinted: Row, position: number, tools: RowTools): Draft | null {
  const row = withIndicatorNumbered(asPrinted);
  const fields = (...roles: ColumnRole[]) => readFields(row, roles, tools.mender, tools.keepOfficials);
  const name = fields('indicator')[0] ?? null;
  const begins = (text: string) => opensName(text, tools.vocabulary);
  const unreadable = name !== null && isUnreadable(name.lines, tools.mender);
  const coded = name && !unreadable ? takeCode(name.text, begins) : { code: null, rest: null };
  const explained = readExplained(row, coded.rest, tools);
  const clipped = { vocabulary: tools.vocabulary, isWord: tools.mender.lexicon.isWord };
  const named = mendClipped(fields('responsible', 'dataSource'), clipped);
  const responsible = readList(named.filter((field) => field.column.role === 'responsible'));
  const units = readResponsible(responsible.text, tools.vocabulary);
  const sources = readList(named.filter((field) => field.column.role === 'dataSource'));
  const unitField = fields('unit')[0] ?? null;
  const level = (role: ColumnRole) => fields(role)[0] ?? null;
  const levels = plainTexts(level);
  const targets = fields('target', 'endTarget').filter((field) => !isNoValue(field.text));
  const baseline = fields('baseline').find((field) => !isNoValue(field.text)) ?? null;
  const values = [...targets, ...(baseline ? [baseline] : [])].map((field) => field.text);
  const unit = readUnit(
    { printed: unitField?.text ?? null, name: coded.rest, formula: explained.formula, values },
    tools.vocabulary,
  );
  const programs = readList(fields('program'));
  const used: [string, ReadField | null][] = [
    ['name', name],
    ...Object.entries(levels),
    ...explained.evidence,
    ['unit', unitField],
    ['responsible', responsible.field],
    ['dataSources', sources.field],
    ['programs', programs.field],
    ['targets', targets[0] ?? null],
    ['baseline', baseline],
  ];
  if (used.every(([, field]) => field === null)) return null;
  const plain = (field: ReadField | null) => (field ? takeCode(field.text, begins).rest : null);
  const { units: unitWords, measures } = tools.vocabulary;
  const reckoned = { kind: unit.measure.kind, unit: unit.known, units: unitWords, measures, beside: values };
  const value = ({ text, column }: ReadField): YearValue => {
    const read = readValue(text, column.year, reckoned);
    const unclear = column.year === null || column.role === 'endTarget';
    return unclear && column.heading !== '' ? { ...read, heading: column.heading } : read;
  };
  const evidence: Record<string, Evidence> = {};
  const inherited = new Map<string, number>();
  const read = new Map<string, ReadField>();
  for (const [key, field] of used) {
    if (!field) continue;
    read.set(key, field);
    evidence[key] = field.evidence;
    if (field.inheritedRow !== null) inherited.set(key, field.inheritedRow);
  }
  const definition = explained.definition || null;
  const canonical = coded.rest === null ? null : canonicalName(coded.rest, tools.vocabulary, tools.sectors);
  const indicator: Indicator = {
    id: '',
    document: tools.document,
    agency: tools.agency,
    position,
    code: coded.code ?? loneCode(fields('code')) ?? loneCode(fields('rowNumber')),
    name: coded.rest,
    canonicalName: canonical,
    level: row.level ?? null,
    printedLevel: row.printedLevel ?? null,
    parent: null,
    ...plainValues({
      text: (key) => plain(levels[key]),
      number: (key) => (levels[key] ? readNumber(levels[key].text) : null),
      list: (key) => splitList(levels[key]?.text ?? '').map((text) => ({ text })),
    }),
    definition,
    rationale: explained.rationale || null,
    formula: { ...explained.formula, tree: readFormulaTree(explained.formula, tools.vocabulary, definition) },
    unit: unit.unit,
    measure: unit.measure,
    responsible: units.responsible,
    dataSources: readSources(sources.text, tools.vocabulary),
    programs: splitList(programs.text).map((text) => ({ text })),
    targets: targets.map((field, i) => (i === 0 ? value(field) : { ...value(field), ...placeOf(field, targets[0]!) })),
    baseline: baseline ? value(baseline) : null,
    other: fields(...otherRoles).map((field) => ({ heading: field.column.heading, text: field.text })),
    context: row.context,
    terms: findTerms(
      [coded.rest, plain(levels.objective), definition, explained.formula.legend ?? null, explained.formula.text],
      tools.vocabulary,
      tools.sectors,
    ),
    concept: null,
    confidence: 0,
    evidence,
  };
  const issues = [
    ...(unreadable ? [issue('unreadable-text', `Most of it is no word: ${name.text}`, { field: 'name' })] : []),
    ...explained.issues,
    ...units.issues,
    ...(unit.unknown ? [issue('unit-unknown', `Unknown unit: ${unit.unknown}`, { field: 'unit' })] : []),
    ...(unit.unit === null && unit.unknown === null && coded.rest !== null
      ? [issue('unit-missing', `Nothing tells the unit of: ${coded.rest}`, { field: 'unit' })]
      : []),
    ...[
      ...targets.map((field) => ({ field, at: 'targets' })),
      ...(baseline ? [{ field: baseline, at: 'baseline' }] : []),
    ]
      .filter(({ field }) => !isUnderstood(value(field), unit.measure.kind))
      .map(({ field, at }) => issue('number-unparsed', `No single number: ${field.text}`, { field: at })),
    ...plainKeys.flatMap((key) => {
      const field = plainKindOf(key) === 'number' ? levels[key] : null;
      if (!field || readNumber(field.text) !== null) return [];
      return [issue('number-unparsed', `No single number: ${field.text}`, { field: key })];
    }),
    ...readingIssues(used),
  ];
  return {
    indicator,
    read,
    targetCells: targets,
    issues: placed(issues, evidence),
    inherited,
    table: row.table,
    row: row.row,
  };
}

/** Where a further value of a field stands; nothing where that is the cell of the first one. */
function placeOf({ evidence }: ReadField, first: ReadField): Pick<YearValue, 'place'> {
  const { page, box, line } = evidence;
  const isSame = page === first.evidence.page && String(box) === String(first.evidence.box);
  if (isSame && line === first.evidence.line) return {};
  return { place: { page, box, ...(line === undefined ? {} : { line }) } };
}

function loneCode(fields: readonly ReadField[]): string | null {
  const own = fields.find((field) => field.inheritedRow === null);
  return own ? readLoneCode(own.text) : null;
}

function readList(fields: readonly ReadField[]): { text: string; field: ReadField | null } {
  return { text: fields.map((field) => field.text).join('; '), field: fields[0] ?? null };
}

type Explained = {
  formula: Formula;
  definition: string;
  rationale: string;
  issues: Issue[];
  evidence: [string, ReadField][];
};

/** Formula, definition and rationale from their own columns and from the mixed one. */
function readExplained(row: Row, name: string | null, tools: RowTools): Explained {
  const fields = (role: ColumnRole) => readFields(row, [role], tools.mender, tools.keepOfficials);
  const isWord = tools.mender.lexicon.isWord;
  const own = fields('formula')[0];
  const mixed = fields('explanation')[0];
  const defined = fields('definition')[0];
  const multiplierLines = fields('multiplier').flatMap((field) => field.lines);
  // a definition column may tell the formula as well, when no column of its own does
  const from = own ?? mixed ?? defined;
  const reading = readFormula(from?.lines ?? [], { name, multiplierLines, dedicated: own !== undefined, isWord });
  const told = [own ? reading.leftover : [], mixed && !own ? reading.leftover : (mixed?.lines ?? [])].flat();
  const split = splitExplanation(told);
  const join = (lines: readonly TextLine[]) => joinText(lines, isWord);
  const reasons = fields('rationale');
  const aside = splitLegend(defined && from === defined ? reading.leftover : (defined?.lines ?? []));
  const legend = [join(aside.legend), join(split.legend)].filter((text) => text !== '').join(' ');
  const definition = [join(aside.rest), join(split.definition)].filter((text) => text !== '').join(' ');
  const rationale = [...reasons.map((field) => field.text), join(split.rationale)]
    .filter((text) => text !== '')
    .join(' ');
  const evidence: [string, ReadField][] = [];
  const source = defined ?? mixed ?? own;
  if (definition !== '' && source) evidence.push(['definition', source]);
  const why = reasons[0] ?? mixed ?? own;
  if (rationale !== '' && why) evidence.push(['rationale', why]);
  if (reading.formula.text !== null && from) evidence.push(['formula', from]);
  const formula = legend === '' ? reading.formula : { ...reading.formula, legend };
  return { formula, definition, rationale, issues: reading.issues, evidence };
}

function readingIssues(used: readonly [string, ReadField | null][]): Issue[] {
  return used.flatMap(([key, field]) => {
    // inherited values were reported where they stand
    if (!field || field.inheritedRow !== null) return [];
    const mends = field.evidence.edits.filter((edit) => edit.rule !== 'noise');
    const issues: Issue[] = [];
    if (mends.length > 0) {
      const list = mends.map((edit) => `"${edit.from}" to "${edit.to}"`).join(', ');
      issues.push(issue('reading-mended', `Mended: ${list}`, { field: key }));
    }
    return issues;
  });
}

function placed(issues: readonly Issue[], evidence: Record<string, Evidence>): Issue[] {
  return issues.map((one) => {
    const at = one.field ? evidence[one.field] : undefined;
    return at ? { ...one, page: at.page, box: at.box } : one;
  });
}
