/** A row with values that people decided, and the meaning that follows from them. */
import type { Agency, Evidence, Formula, Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Decided, DecidedValue } from '../../pipeline/model/meaning/decision.ts';
import { rootOf } from '../../pipeline/model/meaning/fields.ts';
import { plainKindOf } from '../../pipeline/model/meaning/plain-fields.ts';
import { cellOf, valueOf, valueText } from '../../pipeline/model/meaning/seen.ts';
import { issue, type Issue } from '../../pipeline/model/issue.ts';
import type { YearValue } from '../../pipeline/model/meaning/measure.ts';
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import { readResponsible } from '../fields/divisions.ts';
import { readSources, findSource } from '../fields/sources.ts';
import { readValue } from '../fields/targets.ts';
import { readUnit } from '../fields/units.ts';
import { readFormula } from '../formula/formula.ts';
import { readFormulaTree } from '../formula/tree/tree.ts';
import { readNumber } from '../text/numbers.ts';
import { splitList } from '../text/lists.ts';
import { knownWords } from '../vocabulary/known-words.ts';
import { canonicalName } from '../phrases/canonical-name.ts';
import { findTerms } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

/** A value for a field of a row, and who decided it. `read` is filled in here. */
export type DecidedField = { field: string; value: DecidedValue; mark: Omit<Decided, 'read'> };

/** What the meaning of a value depends on beside the row. */
export type Meaning = { vocabulary: Vocabulary; agency: Agency | null };

/** The row with the values in place, each marked in its evidence, and the issues of reading them. */
export function withDecided(
  row: Indicator,
  fields: readonly DecidedField[],
  meaning: Meaning,
): { row: Indicator; issues: Issue[] } {
  const evidence = { ...row.evidence };
  const issues: Issue[] = [];
  let now = row;
  for (const { field, value, mark } of fields) {
    evidence[field] = marked(row, field, { ...mark, read: valueText(valueOf(row, field)) });
    // what was seen to be right is left as it was made: nothing is read again
    if (mark.as !== 'right' || valueText(value) !== valueText(valueOf(now, field))) now = withValue(now, field, value);
    if (mark.as === 'unreadable') {
      const { page, box } = evidence[field];
      issues.push(issue('unreadable-text', `Found unreadable by ${mark.by}`, { field: rootOf(field), page, box }));
    }
  }
  const other = fields.filter(({ mark }) => mark.as !== 'right').map(({ field }) => field);
  const changed = new Set(other.map(rootOf));
  const isWhole = other.some((field) => field === 'formula' || field === 'formula.text');
  const followed = changed.size === 0 ? { row: now, issues: [] } : follow(now, changed, isWhole, meaning);
  const result = { ...followed.row, evidence };
  return { row: { ...result, confidence: confidenceOf(row, result) }, issues: [...issues, ...followed.issues] };
}

/** The row with what is concluded from its texts and its agency made anew; nothing of it was decided. */
export function followed(row: Indicator, meaning: Meaning): Indicator {
  return follow(row, new Set(), false, meaning).row;
}

function marked(row: Indicator, field: string, decided: Decided): Evidence {
  const cell = cellOf(row, field);
  if (cell) return { ...cell, confidence: 1, decided };
  const name = row.evidence['name'];
  const place = {
    page: name?.page ?? 1,
    box: name?.box ?? null,
    ...(name?.line === undefined ? {} : { line: name.line }),
  };
  return { raw: '', ...place, confidence: 1, edits: [], inheritedFrom: null, decided };
}

/** The row with the value as it stands; nothing that follows from it is told yet. */
function withValue(row: Indicator, field: string, value: DecidedValue): Indicator {
  const [root, part] = [rootOf(field), field.split('.')[1]];
  const text = valueText(value);
  const entries = Array.isArray(value) ? value : value === null ? [] : splitList(value);
  if (root === 'formula') return { ...row, formula: withPart(row.formula, part, text) };
  if (root === 'targets') return { ...row, targets: withTarget(row.targets, part ?? '', text) };
  if (root === 'baseline') {
    return { ...row, baseline: text === null ? null : { year: row.baseline?.year ?? null, value: null, text } };
  }
  if (root === 'programs' || plainKindOf(root) === 'list') {
    return { ...row, [root]: entries.map((entry) => ({ text: entry })) };
  }
  if (plainKindOf(root) === 'number') return { ...row, [root]: text === null ? null : readNumber(text) };
  if (root === 'context') return { ...row, context: Array.isArray(value) ? [...value] : value === null ? [] : [value] };
  if (root === 'responsible' || root === 'dataSources') {
    const given = Array.isArray(value) ? value : value === null ? [] : [value];
    const list = given.map((entry) => ({ text: entry, key: null, name: null }));
    return root === 'responsible' ? { ...row, responsible: list } : { ...row, dataSources: list };
  }
  if (root === 'unit') {
    return { ...row, unit: text === null ? null : { symbol: text, label: text, per: null, derived: false } };
  }
  return { ...row, [root]: text };
}

function withPart(formula: Formula, part: string | undefined, text: string | null): Formula {
  if (part === 'multiplier') return { ...formula, multiplier: text === null ? null : readNumber(text) };
  if (part === 'numerator' || part === 'denominator') {
    return { ...formula, [part]: text, form: formula.form === 'none' ? 'lines' : formula.form };
  }
  if (part === 'legend') return { ...formula, legend: text };
  const bare: Formula = { text, numerator: null, denominator: null, multiplier: null, form: 'none', tree: null };
  return withLegend(bare, formula);
}

// what the symbols stand for is printed beside the formula, and stays when the formula is corrected
function withLegend(formula: Formula, { legend }: Formula): Formula {
  return legend === undefined ? formula : { ...formula, legend };
}

function withTarget(targets: readonly YearValue[], year: string, text: string | null): YearValue[] {
  const others = targets.filter((target) => String(target.year ?? 'text') !== year);
  if (text === null) return others;
  const before = targets.find((target) => !others.includes(target))?.place;
  const own = { year: year === 'text' ? null : Number(year), value: null, text, ...(before && { place: before }) };
  return [...others, own].sort((a, b) => (a.year ?? 0) - (b.year ?? 0));
}

/** Lines of a text as a person typed it. */
function typedLines(text: string): TextLine[] {
  return text.split('\n').map((line) => ({
    words: line
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => ({ text: word, box: null, confidence: 1 })),
    box: null,
  }));
}

/** Everything that is concluded from the fields that changed: terms of today, parts of formulas, units, numbers, keys. */
function follow(
  row: Indicator,
  changed: ReadonlySet<string>,
  isWhole: boolean,
  { vocabulary, agency }: Meaning,
): { row: Indicator; issues: Issue[] } {
  const issues: Issue[] = [];
  const sectors = agency?.sectors ?? [];
  const words = knownWords(vocabulary);
  const isWord = (word: string): boolean => words.has(word.toLowerCase());
  let { formula } = row;
  if (changed.has('formula')) {
    if (isWhole && formula.text !== null && formula.numerator === null) {
      const read = readFormula(typedLines(formula.text), { name: row.name, dedicated: true, isWord }).formula;
      formula = withLegend(read, formula);
    }
    formula = { ...formula, tree: readFormulaTree(formula, vocabulary, row.definition) };
  }
  const texts = [row.name, row.objective, row.definition, formula.legend ?? null, formula.text];
  const next: Indicator = {
    ...row,
    formula,
    canonicalName: row.name === null ? null : canonicalName(row.name, vocabulary, sectors),
    terms: findTerms(texts, vocabulary, sectors),
  };
  if (changed.has('responsible')) {
    const read = row.responsible.map(({ text }) => ({ text, ...readResponsible(text, vocabulary) }));
    // an entry that a person typed is one, whatever joining words it holds
    next.responsible = read.map(({ text, responsible: found }) =>
      found.length === 1 ? { ...found[0]!, text } : { text, key: null, name: null },
    );
    issues.push(...read.filter(({ responsible: found }) => found.length === 1).flatMap((one) => one.issues));
  }
  if (changed.has('dataSources')) {
    next.dataSources = row.dataSources.map(({ text }) => {
      const found = readSources(text, vocabulary);
      return { text, key: found.length === 1 ? found[0]!.key : findSource(text, vocabulary) };
    });
  }
  return { row: withNumbers(next, changed, vocabulary, issues), issues };
}

/** Unit, measure and the numbers that are reckoned in it. */
function withNumbers(row: Indicator, changed: ReadonlySet<string>, vocabulary: Vocabulary, issues: Issue[]): Indicator {
  const values = [...row.targets, ...(row.baseline ? [row.baseline] : [])].map(({ text }) => text);
  const printed = changed.has('unit')
    ? (row.unit?.symbol ?? null)
    : row.unit?.derived === false
      ? row.unit.label
      : null;
  const reading = readUnit({ printed, name: row.name, formula: row.formula, values }, vocabulary);
  const isConcluded = row.unit === null || row.unit.derived;
  const touched = ['unit', 'name', 'formula', 'targets', 'baseline'].some((key) => changed.has(key));
  if (!touched) return row;
  if (changed.has('unit') && reading.unknown !== null) {
    issues.push(issue('unit-unknown', `Unknown unit: ${reading.unknown}`, { field: 'unit' }));
  }
  const unit =
    changed.has('unit') || isConcluded ? (reading.unit ?? (changed.has('unit') ? row.unit : null)) : row.unit;
  const context = { ...vocabulary, kind: reading.measure.kind, unit: reading.known, beside: values };
  const value = (old: YearValue): YearValue => {
    const read = readValue(old.text, old.year, context);
    const { heading, place } = old;
    return { ...read, ...(heading === undefined ? {} : { heading }), ...(place === undefined ? {} : { place }) };
  };
  return {
    ...row,
    unit,
    measure: isConcluded || changed.has('unit') ? reading.measure : row.measure,
    targets: changed.has('targets') || changed.has('unit') ? row.targets.map(value) : row.targets,
    baseline: row.baseline && (changed.has('baseline') || changed.has('unit')) ? value(row.baseline) : row.baseline,
  };
}

const mostSure = 0.999;

/**
 * How sure the row is after the decisions: 1 when every field that was read is decided; else what it was, divided by what the
 * decided fields had cost it (P(all) / P(one), cells taken as independent), never surer than its least sure other field.
 */
function confidenceOf(before: Indicator, after: Indicator): number {
  const decided = new Set(Object.keys(after.evidence).filter((key) => after.evidence[key]?.decided));
  const open = Object.entries(after.evidence).filter(([key]) => !decided.has(key) && !key.includes('.'));
  if (open.length === 0) return 1;
  const costs = [...decided].map((key) => before.evidence[key]?.confidence ?? 1).reduce((all, one) => all * one, 1);
  const least = Math.min(mostSure, ...open.map(([, { confidence }]) => confidence));
  return Math.round(Math.min(least, before.confidence / Math.max(costs, 1e-3)) * 1000) / 1000;
}
