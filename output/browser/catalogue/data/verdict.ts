/** Whether the values of a concept's indicators can stand in one column. */
import { foldText } from '../../../../pipeline/model/print/fold.ts';
import { number } from '../../kit/language.ts';
import { labelOf } from '../../kit/labels.ts';
import { keyWord, tell, told } from '../opened/wording.ts';
import { entriesOf, type Holdings } from '../opened/holdings.ts';
import type { Beside } from './comparing.ts';

export type Verdict = { can: 'yes' | 'care' | 'no' | 'alone'; reasons: string[] };

/** Findings about formulas that say how they were read, and nothing of what their authors count. */
const ofReading = ['formula-unparsed', 'formula-words-differ'];

/** Kinds that are parts of a whole, whatever their names call them. */
const shares: ReadonlySet<string> = new Set(['percentage', 'coverage', 'share']);

/**
 * Whether the values of the exact and close rows can stand in one column: not where they count otherwise or in other units; with care where a formula,
 * a scope or a unit leaves it open. Yes is said only where all formulas that are told say the same.
 */
export function canStandTogether(held: Holdings, beside: readonly Beside[]): Verdict {
  const own = beside.filter(({ relation }) => relation === 'exact' || relation === 'close');
  const { indicators, agencyOf, documentOf } = held;
  const owners = new Set(own.map(({ row }) => (agencyOf[row]! < 0 ? `d${documentOf[row]!}` : agencyOf[row]!)));
  const documents = new Set(own.map(({ row }) => documentOf[row]!));
  if (documents.size < 2) return { can: 'alone', reasons: [tell('verdictOneAgency')] };
  const measures = counted(own.map(({ row }) => indicators.texts('measure').of(row)));
  const units = unitsOf(held, own);
  const against: string[] = [];
  const care: string[] = [];
  if (measures.length > 1)
    (measures.every(([kind]) => shares.has(kind)) ? care : against).push(
      tell(
        'verdictMeasures',
        listed(measures, (kind) => keyWord('measure', kind).toLowerCase()),
      ),
    );
  if (units.differ)
    against.push(
      tell(
        'verdictUnits',
        listed(units.symbols, (unit) => unit),
      ),
    );
  if (against.length > 0) return { can: 'no', reasons: against };
  const close = own.filter(({ relation }) => relation === 'close').length;
  if (close > 0) care.push(told(close, 'verdictCloseOne', 'verdictClose'));
  const otherFormula = own.filter(({ row }) =>
    entriesOf(indicators.texts('issues').of(row)).some(
      (code) =>
        (code.startsWith('formula-') && !ofReading.includes(code)) || code === 'concept-same-name-other-formula',
    ),
  ).length;
  if (otherFormula > 0) care.push(told(otherFormula, 'verdictFormulaOne', 'verdictFormulas'));
  const formulas = formulasOf(held, own);
  if (formulas.ways.length > 1)
    care.push(tell('verdictWays', number(formulas.ways.length), formulas.ways.map(quoted).join('; ')));
  if (units.unknown > 0 && units.symbols.length > 0)
    care.push(told(units.unknown, 'verdictNoUnitOne', 'verdictNoUnit'));
  if (units.symbols.length === 0) care.push(tell('verdictUnitsUnknown'));
  const more = [
    units.symbols.length > 1 ? tell('verdictUnitWords', units.symbols.map(([unit]) => unit).join(', ')) : null,
    formulas.none > 0 ? told(formulas.none, 'verdictNoFormulaOne', 'verdictNoFormula') : null,
  ].filter((one) => one !== null);
  if (care.length > 0) return { can: 'care', reasons: [...care, ...more] };
  const same =
    owners.size < 2
      ? tell('verdictSameAgency', number(documents.size))
      : tell('verdictSame', number(owners.size), `${labelOf('unit').toLowerCase()} ${units.symbols[0]![0]}`);
  return { can: 'yes', reasons: [same, ...more] };
}

/** The units of rows by their symbols; `differ` where two of them count on another base, or of others. */
function unitsOf(
  { indicators }: Holdings,
  own: readonly Beside[],
): { symbols: [string, number][]; differ: boolean; unknown: number } {
  const [unit, per] = [indicators.texts('unit'), indicators.numbers('unitPer')];
  const symbols = counted(own.map(({ row }) => unit.of(row)));
  const bases = new Set<string>();
  const objects = new Set<string>();
  for (const { row } of own) {
    const symbol = unit.of(row);
    if (symbol === null) continue;
    const base = per[row] ?? null;
    bases.add(base === null ? symbol : String(base));
    const of = base === null ? '' : unitObject(symbol);
    if (of !== '') objects.add(of);
  }
  return {
    symbols,
    differ: bases.size > 1 || objects.size > 1,
    unknown: own.filter(({ row }) => unit.of(row) === null).length,
  };
}

/** "‰" and "per 1.000" say how many; "per 1.000 KH" of whom as well. */
const unitObject = (symbol: string): string =>
  foldText(symbol)
    .replace(/^per [\d ]+/, '')
    .replace(/^\d[\d ]*$/, '');

/** Whether two units count on one base and of the same. */
export function isSameUnit(a: UnitTold, b: UnitTold): boolean {
  if (a.symbol === b.symbol) return true;
  if (a.per === null || a.per !== b.per) return false;
  const [x, y] = [unitObject(a.symbol), unitObject(b.symbol)];
  return x === '' || y === '' || x === y;
}

type UnitTold = { symbol: string; per: number | null };

type Sides = { row: number; above: ReadonlySet<string>; below: ReadonlySet<string>; text: string };

/** Of what two numerators or denominators say, so much must be the same. */
const sameSides = 0.5;

/** The formulas of rows by what they say: one of each way, the commonest first; `none`: rows that tell no fraction. */
function formulasOf({ indicators }: Holdings, own: readonly Beside[]): { ways: string[]; none: number } {
  const text = (column: string, row: number): string | null => indicators.texts(column).of(row);
  const told = own.flatMap(({ row }): Sides[] => {
    const [above, below] = [text('numerator', row), text('denominator', row)];
    if (above === null || below === null) return [];
    const meant = [text('numeratorMeans', row) ?? above, text('denominatorMeans', row) ?? below];
    const words = (column: string): ReadonlySet<string> => new Set(entriesOf(text(column, row)));
    return [{ row, above: words('numeratorWords'), below: words('denominatorWords'), text: meant.join(' / ') }];
  });
  const ways: Sides[][] = [];
  for (const sides of told) {
    const way = ways.find(([first]) => isAlike(first!.above, sides.above) && isAlike(first!.below, sides.below));
    if (way) way.push(sides);
    else ways.push([sides]);
  }
  const sorted = ways.sort((a, b) => b.length - a.length);
  return { ways: sorted.map(([first]) => first!.text), none: own.length - told.length };
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // of a side that was not understood nothing is known
  if (a.size === 0 || b.size === 0) return a.size === b.size;
  const shared = [...a].filter((word) => b.has(word)).length;
  const isNeed = (word: string): boolean => word.startsWith('(');
  return shared / (a.size + b.size - shared) > sameSides && [...a].some(isNeed) === [...b].some(isNeed);
}

const quoted = (text: string): string => `“${text.length > 160 ? `${text.slice(0, 160)}…` : text}”`;

function counted(values: readonly (string | null)[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}

const listed = (values: readonly [string, number][], words: (value: string) => string): string =>
  values.map(([value, count]) => `${words(value)} (${number(count)})`).join(', ');
