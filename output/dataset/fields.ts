/** The fields of an indicator in the order of reading, with their labels and the text to show. */
import type { Evidence, Indicator } from '../../pipeline/model/meaning/dataset.ts';

/** One field as shown to people; `key` is also its key in the evidence. */
export type ShownField = { key: string; label: string; values: string[]; note: string | null };

const numberText = (value: number): string => String(value);

/** A formula in one line: "a / b × 100", or its text when it is no ratio. */
function formulaLine(formula: Indicator['formula']): string | null {
  if (formula.numerator === null || formula.denominator === null) return formula.text;
  const times = formula.multiplier === null ? '' : ` × ${numberText(formula.multiplier)}`;
  return `(${formula.numerator}) / (${formula.denominator})${times}`;
}

/** Labels of all fields that issues, evidence and differences may name. */
const fieldLabels: Readonly<Record<string, string>> = {
  code: 'Code',
  name: 'Indicator',
  canonicalName: 'In terms of today',
  goal: 'Goal (tujuan)',
  goalIndicator: 'Goal indicator',
  objective: 'Objective (sasaran)',
  regionalObjective: 'Regional objective',
  regionalIndicator: 'Regional indicator',
  definition: 'Definition',
  rationale: 'Rationale',
  formula: 'Formula',
  'formula.text': 'Formula, text',
  'formula.numerator': 'Numerator',
  'formula.denominator': 'Denominator',
  'formula.multiplier': 'Multiplier',
  'formula.form': 'Formula, form',
  unit: 'Unit',
  responsible: 'Responsible',
  dataSources: 'Data sources',
  programs: 'Programmes',
  targets: 'Targets',
  baseline: 'Baseline',
  other: 'Other columns',
  context: 'Section',
  terms: 'Vocabulary terms',
  concept: 'Concept',
};

/** The label of a field, or the name itself when it has none. */
export function fieldLabel(key: string): string {
  return fieldLabels[key] ?? fieldLabels[key.split('.')[0] ?? key] ?? key;
}

const withKey = (text: string, key: string | null): string => (key === null ? text : `${text} [${key}]`);
const yearly = (t: { year: number | null; text: string }): string =>
  t.year === null ? t.text : `${t.year}: ${t.text}`;

/** Every field that holds something, or that has evidence or an issue although it holds nothing. */
export function shownFields(row: Indicator, keepEmpty: ReadonlySet<string> = new Set()): ShownField[] {
  const one = (text: string | null): string[] => (text === null ? [] : [text]);
  const unit = row.unit
    ? [row.unit.label === row.unit.symbol ? row.unit.symbol : `${row.unit.symbol} (${row.unit.label})`]
    : [];
  const values: Record<string, string[]> = {
    code: one(row.code),
    name: one(row.name),
    canonicalName: row.canonicalName === row.name ? [] : one(row.canonicalName),
    goal: one(row.goal),
    goalIndicator: one(row.goalIndicator),
    objective: one(row.objective),
    regionalObjective: one(row.regionalObjective),
    regionalIndicator: one(row.regionalIndicator),
    definition: one(row.definition),
    rationale: one(row.rationale),
    formula: one(formulaLine(row.formula)),
    unit,
    responsible: row.responsible.map((r) => withKey(r.text, r.key)),
    dataSources: row.dataSources.map((s) => withKey(s.text, s.key)),
    programs: row.programs.map((p) => p.text),
    targets: row.targets.map(yearly),
    baseline: row.baseline ? [yearly(row.baseline)] : [],
    other: row.other.map((o) => `${o.heading}: ${o.text}`),
    context: row.context,
    terms: row.terms.length > 0 ? [row.terms.join(', ')] : [],
    concept: one(row.concept),
  };
  return Object.entries(values)
    .filter(([key, shown]) => shown.length > 0 || keepEmpty.has(key) || evidenceOf(row, key) !== null)
    .map(([key, shown]) => ({ key, label: fieldLabel(key), values: shown, note: noteOf(row, key) }));
}

function noteOf(row: Indicator, key: string): string | null {
  if (key === 'unit' && row.unit?.derived) return 'concluded, not printed';
  return null;
}

/** The evidence of a field: its own, or that of one of its parts (`formula.numerator` for `formula`), else null. */
export function evidenceOf(row: Indicator, key: string): Evidence | null {
  const own = row.evidence[key];
  if (own) return own;
  const part = Object.keys(row.evidence).find((k) => k.startsWith(`${key}.`));
  return part === undefined ? null : (row.evidence[part] ?? null);
}
