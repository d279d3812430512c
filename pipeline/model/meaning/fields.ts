/** The table of an indicator's fields, in the order of the dataset. Whatever writes, shows or compares rows is made from it. */
import {
  field,
  joinedTexts,
  oneText,
  printedField,
  textColumn,
  textField,
  textOfYear,
  type ComparedValue,
  type IndicatorField,
  keyMark,
} from './field.ts';
import { factLabels } from './facts-of-document.ts';
import { formulaField, formulaPartLabels } from './formula-field.ts';
import { othersTable, programsTable, responsibleTable, sourcesTable, termsTable } from './list-tables.ts';
import { plainField } from './plain-field.ts';
import { plainFields } from './plain-fields.ts';
import { valueTable } from './value-table.ts';

const withKey = (text: string, key: string | null): string => (key === null ? text : `${text} [${key}]`);

const names = (key: string, texts: readonly string[], matters: number): ComparedValue => ({
  key,
  value: texts.length === 0 ? null : texts.join(' | '),
  as: key.endsWith('.key') ? 'key' : 'names',
  matters,
});

/** Every field of an indicator that a document fills. */
export const indicatorFields: readonly IndicatorField[] = [
  textField('code', { id: 'Kode', en: 'Code' }, 'Number or letter printed before the name', 2, {
    roles: ['code', 'rowNumber'],
    tells: 0.5,
    decided: 'text',
  }),
  printedField('name', { id: 'Indikator', en: 'Indicator' }, 'The indicator as printed', 10, {
    roles: ['indicator'],
    tells: 6,
  }),
  textField('canonicalName', { id: 'Istilah kini', en: 'In terms of today' }, 'The indicator in terms of today', 3, {
    from: 'name',
    shown: (row) => (row.canonicalName === row.name ? [] : oneText(row.canonicalName)),
  }),
  textField(
    'level',
    { id: 'Tingkat', en: 'Level' },
    'Whose result it measures: goal, objective, programme, activity',
    5,
    {
      shown: null,
    },
  ),
  textField('printedLevel', { id: 'Tingkat tercetak', en: 'Level as printed' }, 'What the paper calls that', 1, {
    shown: null,
  }),
  textField('parent', { id: 'Induk', en: 'Above it' }, 'Id of the indicator above it', 0, {
    shown: null,
    compared: () => [],
  }),
  ...plainFields.map(plainField),
  printedField('definition', { id: 'Definisi', en: 'Definition' }, 'Definition', 6, {
    roles: ['definition', 'explanation'],
    tells: 1,
  }),
  printedField('rationale', { id: 'Alasan', en: 'Rationale' }, 'Reason for the choice', 3, {
    roles: ['rationale', 'explanation'],
  }),
  formulaField,
  field({
    key: 'unit',
    label: { id: 'Satuan', en: 'Unit' },
    roles: ['unit'],
    read: ({ unit }) => unit !== null && !unit.derived,
    from: 'formula',
    shown: ({ unit }) => (unit ? [unit.label === unit.symbol ? unit.symbol : `${unit.symbol} (${unit.label})`] : []),
    printed: (row) => [row.evidence['unit']?.raw ?? null],
    value: ({ unit }) => unit?.symbol ?? null,
    compared: ({ unit }) => [{ key: 'unit', value: unit?.symbol ?? null, as: 'words', matters: 8 }],
    csv: [
      textColumn('unit', 'Symbol of the unit', (r) => r.unit?.symbol ?? null),
      textColumn('unitLabel', 'Name of the unit', (r) => r.unit?.label ?? null),
      {
        name: 'unitPer',
        type: 'number',
        description: 'The base of the unit, 100 for percent',
        of: (r) => r.unit?.per ?? null,
      },
      {
        name: 'unitDerived',
        type: 'boolean',
        description: 'The unit was concluded, not printed',
        of: (r) => r.unit?.derived ?? null,
      },
    ],
    decided: 'text',
  }),
  field({
    key: 'measure',
    label: { id: 'Ukuran', en: 'Measure' },
    from: 'unit',
    csv: [
      textColumn('measure', 'Kind of quantity: percentage, count, index ...', (r) => r.measure.kind),
      textColumn('measureOf', 'What a count counts', (r) => r.measure.of),
    ],
  }),
  field({
    key: 'responsible',
    label: { id: 'Penanggung jawab', en: 'Responsible' },
    roles: ['responsible'],
    read: ({ responsible }) => responsible.length > 0,
    shared: true,
    shown: ({ responsible }) => responsible.map(({ text, key }) => withKey(text, key)),
    printed: ({ responsible }) => responsible.map(({ text }) => text),
    proofread: true,
    tells: 0.5,
    compared: ({ responsible }) => [
      names(
        'responsible',
        responsible.map(({ text }) => text),
        7,
      ),
      names(
        'responsible.key',
        responsible.flatMap(({ key }) => key ?? []),
        6,
      ),
    ],
    csv: [
      textColumn('responsible', 'Units responsible, as printed', (r) => joinedTexts(r.responsible.map((x) => x.text))),
      textColumn('responsibleKeys', 'Units responsible, as vocabulary keys', (r) =>
        joinedTexts(r.responsible.map((x) => x.key)),
      ),
    ],
    entries: responsibleTable,
    decided: 'list',
  }),
  field({
    key: 'dataSources',
    label: { id: 'Sumber data', en: 'Data sources' },
    roles: ['dataSource'],
    read: ({ dataSources }) => dataSources.length > 0,
    shared: true,
    shown: ({ dataSources }) => dataSources.map(({ text, key }) => withKey(text, key)),
    printed: ({ dataSources }) => dataSources.map(({ text }) => text),
    proofread: true,
    tells: 0.5,
    compared: ({ dataSources }) => [
      names(
        'dataSources',
        dataSources.map(({ text }) => text),
        5,
      ),
      names(
        'dataSources.key',
        dataSources.flatMap(({ key }) => key ?? []),
        4,
      ),
    ],
    csv: [
      textColumn('dataSources', 'Data sources, as printed', (r) => joinedTexts(r.dataSources.map((x) => x.text))),
      textColumn('dataSourceKeys', 'Data sources, as vocabulary keys', (r) =>
        joinedTexts(r.dataSources.map((x) => x.key)),
      ),
    ],
    entries: sourcesTable,
    decided: 'list',
  }),
  field({
    key: 'programs',
    label: { id: 'Program', en: 'Programmes' },
    roles: ['program'],
    read: ({ programs }) => programs.length > 0,
    shared: true,
    shown: ({ programs }) => programs.map(({ text }) => text),
    printed: ({ programs }) => programs.map(({ text }) => text),
    proofread: true,
    compared: ({ programs }) => [
      names(
        'programs',
        programs.map(({ text }) => text),
        4,
      ),
    ],
    csv: [textColumn('programs', 'Programmes', (r) => joinedTexts(r.programs.map((x) => x.text)))],
    entries: programsTable,
    decided: 'list',
  }),
  field({
    key: 'targets',
    label: { id: 'Target', en: 'Targets' },
    roles: ['target', 'endTarget'],
    read: ({ targets }) => targets.length > 0,
    shown: ({ targets }) => targets.map(textOfYear),
    value: ({ targets }, part) =>
      joinedTexts(targets.flatMap(({ year, text }) => (String(year ?? 'text') === part ? [text] : []))),
    tells: 0.5,
    told: ({ targets }) => targets.map(({ year, value, text }) => `${year} ${value ?? text}`).join(' '),
    // years stand apart, so that a number is compared with its own
    compared: ({ targets }) =>
      targets.map(({ year, value, text }) => ({
        key: `targets.${year ?? 'text'}`,
        value: value ?? text,
        as: 'number',
        matters: 9,
      })),
    csv: [textColumn('targets', 'Targets, each with its year', (r) => joinedTexts(r.targets.map(textOfYear)))],
    entries: valueTable('targets', 'target', (r) => r.targets),
    decided: 'years',
  }),
  field({
    key: 'baseline',
    label: { id: 'Kondisi awal', en: 'Baseline' },
    roles: ['baseline'],
    read: ({ baseline }) => baseline !== null,
    shown: ({ baseline }) => (baseline ? [textOfYear(baseline)] : []),
    value: ({ baseline }) => baseline?.text ?? null,
    compared: ({ baseline }) => [
      { key: 'baseline', value: baseline ? (baseline.value ?? baseline.text) : null, as: 'number', matters: 7 },
    ],
    csv: [textColumn('baseline', 'Starting value with its year', (r) => (r.baseline ? textOfYear(r.baseline) : null))],
    entries: valueTable('baseline', 'baseline', (r) => (r.baseline ? [r.baseline] : [])),
    decided: 'text',
  }),
  field({
    key: 'other',
    label: { id: 'Kolom lain', en: 'Other columns' },
    roles: ['unknown', 'polarity', 'period', 'indicatorType', 'remarks', 'achievement'],
    shown: ({ other }) => other.map(({ heading, text }) => `${heading}: ${text}`),
    printed: ({ other }) => other.map(({ text }) => text),
    compared: ({ other }) => [
      names(
        'other',
        other.map(({ heading, text }) => `${heading}: ${text}`),
        2,
      ),
    ],
    csv: [
      textColumn('other', 'Columns that nobody knows, with their heading', (r) =>
        joinedTexts(r.other.map((x) => `${x.heading}: ${x.text}`)),
      ),
    ],
    entries: othersTable,
  }),
  field({
    key: 'context',
    label: { id: 'Bagian', en: 'Section' },
    shared: true,
    shown: ({ context }) => context,
    decided: 'list',
    compared: ({ context }) => [names('context', context, 2)],
    csv: [textColumn('context', 'Section bands above the row', (r) => joinedTexts(r.context))],
  }),
  field({
    key: 'terms',
    label: { id: 'Istilah', en: 'Vocabulary terms' },
    from: 'name',
    shown: ({ terms }) => (terms.length > 0 ? [terms.join(', ')] : []),
    compared: ({ terms }) => [names('terms', [...terms].sort(), 2)],
    csv: [textColumn('terms', 'Vocabulary keys met in the row', (r) => joinedTexts(r.terms))],
    entries: termsTable,
  }),
  textField('concept', { id: 'Konsep', en: 'Concept' }, 'Concept shared with other agencies', 5, { from: 'name' }),
];

const byKey: ReadonlyMap<string, IndicatorField> = new Map(indicatorFields.map((one) => [one.key, one]));

/** The field that a key names: its own, or that of a part such as `formula.numerator` or `targets.2024`. */
export function fieldOf(key: string): IndicatorField | undefined {
  return byKey.get(key) ?? byKey.get(rootOf(key));
}

/** `formula` of `formula.numerator`. */
export function rootOf(key: string): string {
  return key.split('.')[0] ?? key;
}

/** The label of a field or part in both languages; the key itself where there is none. */
export function labelsOf(key: string): IndicatorField['label'] {
  const label = formulaPartLabels[key] ?? factLabels[key] ?? fieldOf(key)?.label ?? { id: key, en: key };
  // what a text stands for in the vocabulary is told apart from the text
  return key.endsWith('.key') ? { id: `${label.id} (${keyMark.id})`, en: `${label.en} (${keyMark.en})` } : label;
}
