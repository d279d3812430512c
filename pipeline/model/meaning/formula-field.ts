/** The formula of an indicator as a field: one text, and parts that are compared and decided apart. */
import type { Indicator } from './dataset.ts';
import { field, oneText, textColumn, type ComparedValue, type IndicatorField } from './field.ts';

/** A formula in one line: "(a) / (b) × 100", or its text when it is no ratio. */
function formulaLine({ numerator, denominator, multiplier, text }: Indicator['formula']): string | null {
  if (numerator === null || denominator === null) return text;
  return `(${numerator}) / (${denominator})${multiplier === null ? '' : ` × ${multiplier}`}`;
}

/** A part, or the whole as a person types it: its text, or its parts divided. */
function formulaValue({ formula }: Indicator, part: string | undefined): string | null {
  const { text, numerator, denominator, multiplier, legend } = formula;
  switch (part) {
    case 'numerator':
      return numerator;
    case 'denominator':
      return denominator;
    case 'multiplier':
      return multiplier === null ? null : String(multiplier);
    case 'legend':
      return legend ?? null;
    default:
      if (text !== null || numerator === null || denominator === null) return text;
      return `${numerator} / ${denominator}${multiplier === null ? '' : ` x ${multiplier}`}`;
  }
}

function comparedFormula({ formula }: Indicator): ComparedValue[] {
  const isRatio = formula.numerator !== null && formula.denominator !== null;
  return [
    // of a ratio the parts tell what is meant, and the text how it was set
    { key: 'formula.text', value: formula.text, as: isRatio ? 'layout' : 'words', matters: 8 },
    { key: 'formula.numerator', value: formula.numerator, as: 'words', matters: 9 },
    { key: 'formula.denominator', value: formula.denominator, as: 'words', matters: 9 },
    { key: 'formula.multiplier', value: formula.multiplier, as: 'number', matters: 9 },
    { key: 'formula.legend', value: formula.legend ?? null, as: 'words', matters: 5 },
    { key: 'formula.form', value: formula.form === 'none' ? null : formula.form, as: 'layout', matters: 0 },
  ];
}

/** The field `formula`. */
export const formulaField: IndicatorField = field({
  key: 'formula',
  label: { id: 'Rumus', en: 'Formula' },
  roles: ['formula', 'explanation', 'multiplier'],
  read: ({ formula }) => formula.text !== null || formula.numerator !== null,
  shown: ({ formula }) => oneText(formulaLine(formula)),
  printed: ({ formula }) => [formula.text, formula.legend ?? null],
  proofread: true,
  value: formulaValue,
  tells: 3,
  told: ({ formula: { text, numerator, denominator } }) =>
    [text, numerator, denominator].filter((one) => one).join(' '),
  compared: comparedFormula,
  csv: [
    textColumn('formula', 'The formula as printed', (r) => r.formula.text),
    textColumn('numerator', 'Numerator of the formula', (r) => r.formula.numerator),
    textColumn('denominator', 'Denominator of the formula', (r) => r.formula.denominator),
    {
      name: 'multiplier',
      type: 'number',
      description: 'Multiplier of the formula',
      of: (r) => r.formula.multiplier,
    },
    textColumn('formulaLegend', 'What the symbols of the formula stand for', (r) => r.formula.legend ?? null),
    textColumn('formulaForm', 'How the formula is set', (r) => r.formula.form),
  ],
  decided: 'formula',
});

/** Labels of its parts, by their keys. */
export const formulaPartLabels: Readonly<Record<string, IndicatorField['label']>> = {
  'formula.text': { id: 'Rumus, teks', en: 'Formula, text' },
  'formula.numerator': { id: 'Pembilang', en: 'Numerator' },
  'formula.denominator': { id: 'Penyebut', en: 'Denominator' },
  'formula.multiplier': { id: 'Pengali', en: 'Multiplier' },
  'formula.legend': { id: 'Rumus, keterangan', en: 'Formula, legend' },
  'formula.form': { id: 'Rumus, bentuk', en: 'Formula, form' },
} satisfies Record<`formula.${Exclude<keyof Indicator['formula'], 'tree'>}`, IndicatorField['label']>;
