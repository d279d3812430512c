/** Unit and measure of an indicator: from the unit column, the name, the values of its targets, or the formula. */
import type { Formula, Unit } from '../../pipeline/model/meaning/dataset.ts';
import type { Measure, MeasureKind } from '../../pipeline/model/meaning/measure.ts';
import { nameMeasure, type NamedMeasure } from './measure.ts';
import { parseUnit, perUnit, type KnownUnit } from './unit-text.ts';
import { readNumber } from '../text/numbers.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import { unitOfValues } from './targets.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { lookUp, type Glossary } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';

/** What is known of an indicator's unit: the text of the unit column, its name, its formula, the texts of its values. */
export type UnitClues = {
  printed: string | null;
  name: string | null;
  formula: Formula;
  values?: readonly string[];
};

/**
 * The unit as the dataset holds it and as it is reckoned with (`known`), and the measure. `unknown` is the printed text
 * that the vocabulary does not know.
 */
export type UnitReading = { unit: Unit | null; known: KnownUnit | null; measure: Measure; unknown: string | null };

type Words = Pick<Vocabulary, 'units' | 'measures'>;
type Found = { known: KnownUnit; from: NonNullable<Measure['from']> };

const longestBase = 3;
/** The multipliers that tell a unit by themselves. */
const rateBases = new Set([1000, 10_000, 100_000, 1_000_000]);
/** Kinds that a name may give to a share: "Laju pertumbuhan" in percent is a growth. */
const shareRefined = new Set<MeasureKind>(['growth', 'average']);
/** Kinds that a figure without a thing ("nilai", "angka", "poin", "indeks") takes from the name. */
const figureRefined = new Set<MeasureKind>(['index', 'grade', 'rank', 'rate', 'ratio', 'level', 'average', 'growth']);
/** Kinds of names that can be told in percent, or whose unit is open. */
const shareable = new Set<MeasureKind | null>([
  'percentage',
  'coverage',
  'level',
  'rate',
  'growth',
  'ratio',
  'average',
  null,
]);

/**
 * The unit and measure of an indicator. `unit.derived` is false for a unit column, true for one concluded from name,
 * values or formula. The unit is null when nothing tells it, or when the printed one is unknown (then `unknown` says it).
 */
export function readUnit(clues: UnitClues, words: Words): UnitReading {
  const named = nameMeasure(clues.name ?? '', words.measures);
  if (clues.printed) {
    const known = parseUnit(clues.printed, words.units);
    const measure = measureOf(known && { known, from: 'unit' }, named);
    // "unit" and "buah" leave open what they count
    const thing = measure.kind === 'count' && named?.kind === 'count' ? countedThing(named.rest, words) : null;
    return {
      unit: known && toUnit(known, false),
      known,
      measure: { ...measure, of: measure.of ?? thing?.of ?? null },
      unknown: known ? null : clues.printed,
    };
  }
  const found = deriveUnit(clues, named, words);
  const measure = measureOf(found, named);
  return {
    unit: found && toUnit(found.known, true),
    known: found?.known ?? null,
    measure: measure.kind === null ? formulaMeasure(clues.formula, words) : measure,
    unknown: null,
  };
}

function toUnit({ symbol, label, per }: KnownUnit, derived: boolean): Unit {
  return { symbol, label, per, derived };
}

/** The unit decides; the name refines what the unit leaves open, and stands alone where there is no unit. */
function measureOf(found: Found | null, named: NamedMeasure | null): Measure {
  const said = named?.kind ?? null;
  if (!found) return { kind: said, of: null, from: said === null ? null : 'name' };
  const { kind, of } = found.known;
  // a name that fixes its own unit is known for what it is: "Bed Turn Over" in times is a ratio
  if (said !== null && said !== kind && named?.unit === found.known.symbol) return { kind: said, of, from: 'name' };
  const refines =
    said !== null &&
    said !== kind &&
    (kind === null || kind === 'score' || kind === 'index'
      ? figureRefined.has(said) || kind === null
      : said === 'average'
        ? kind !== 'grade' && kind !== 'rank'
        : kind === 'percentage' && shareRefined.has(said));
  if (refines) return { kind: said, of, from: 'name' };
  return { kind, of, from: kind === null ? null : found.from };
}

function deriveUnit(clues: UnitClues, named: NamedMeasure | null, words: Words): Found | null {
  const name = clues.name ?? '';
  const inName = unitInBracket(name, words.units) ?? rateInText(name, words.units);
  if (inName) return { known: inName, from: 'name' };
  const beside = unitOfValues(clues.values ?? [], words.units);
  if (beside) return { known: beside, from: 'target' };
  const fixed = named?.unit ? parseUnit(named.unit, words.units) : null;
  // "Rasio" may still be told in percent or per thousand
  const told = fixed?.kind === 'ratio' ? unitOfFormula(clues.formula, named, words) : null;
  if (told ?? fixed) return told ?? (fixed && { known: fixed, from: 'name' });
  const thing = named?.kind === 'count' ? countedThing(named.rest, words) : null;
  if (thing) return { known: thing, from: 'name' };
  return unitOfFormula(clues.formula, named, words);
}

/** "(%)" anywhere; another unit at the end. "(RT)" or "(KPM)" inside a name spells an abbreviation out. */
function unitInBracket(name: string, units: Glossary): KnownUnit | null {
  for (const bracket of [...name.matchAll(/\(([^()]+)\)/g)].reverse()) {
    const inside = bracket[1] ?? '';
    const ends = name.trim().endsWith(bracket[0]) && !/^\p{Lu}{2,}$/u.test(inside);
    const known = ends || /%/.test(inside) ? parseUnit(inside, units) : null;
    if (known && (ends || known.symbol === '%')) return known;
  }
  return null;
}

/** "... per 100.000 kelahiran hidup" inside a name. */
function rateInText(text: string, units: Glossary): KnownUnit | null {
  const found = /\bper\s+(1\.?000|10\.?000|100\.?000|1\.?000\.?000)\b\s*(.*)$/i.exec(text);
  const per = readNumber(found?.[1] ?? '');
  return per === null ? null : perUnit(per, baseAt(found?.[2] ?? '', units));
}

function baseAt(text: string, units: Glossary): Entry | null {
  const words = squeeze(text).split(' ');
  for (let n = Math.min(longestBase, words.length); n > 0; n--) {
    const base = lookUp(units, 'base', words.slice(0, n).join(' '));
    if (base) return base;
  }
  return null;
}

/**
 * The thing that "jumlah" counts, where the next words are themselves a unit of counting: "desa yang ..." is counted in
 * desa. An abbreviation may be something else, and a word that a longer name begins with ("unit kerja") is that name.
 */
function countedThing(rest: string, { units, measures }: Words): KnownUnit | null {
  const words = squeeze(rest).split(' ');
  for (let n = Math.min(longestBase, words.length); n > 0; n--) {
    const text = words.slice(0, n).join(' ');
    const entry = /[(),;:%]/.test(text.slice(0, -1)) ? null : lookUp(units, 'unit', text);
    if (!entry || entry.form === 'abbreviation' || entry.fields['measure'] !== 'count') continue;
    // people are counted in orang, whatever they are called
    return lookUp(measures, 'quantity', text) ? null : parseUnit(entry.fields['of'] || entry.alias, units);
  }
  return null;
}

function unitOfFormula(formula: Formula, named: NamedMeasure | null, words: Words): Found | null {
  const { multiplier, denominator } = formula;
  const kind = named?.kind ?? null;
  if (multiplier === 100 && shareable.has(kind)) {
    const percent = parseUnit('%', words.units);
    return percent && { known: percent, from: 'formula' };
  }
  if (multiplier !== null && rateBases.has(multiplier) && shareable.has(kind)) {
    const base = baseAt(
      (denominator ?? '').replace(/^(?:jumlah|total|seluruh|banyaknya)\s+(?:seluruh\s+)?/i, ''),
      words.units,
    );
    return { known: perUnit(multiplier, base), from: 'formula' };
  }
  const counted = kind === null ? countInFormula(formula, words) : null;
  const thing = counted && countedThing(counted.rest, words);
  return thing && { known: thing, from: 'formula' };
}

/** "Jumlah X" and no calculation: the indicator is a count whatever its name begins with. */
function countInFormula(formula: Formula, { measures }: Words): NamedMeasure | null {
  const text = formula.text ?? '';
  if (
    formula.numerator !== null ||
    /[/+=×*÷]|\b(?:dibagi|dikali|dikurangi|dibanding\p{L}*|nilai|skor|indeks)\b|\bx\b/iu.test(text)
  )
    return null;
  if (
    foldText(text)
      .split(' ')
      .filter((word) => word === 'jumlah').length > 1
  )
    return null;
  const named = nameMeasure(text, measures);
  return named?.kind === 'count' ? named : null;
}

function formulaMeasure(formula: Formula, words: Words): Measure {
  return countInFormula(formula, words)
    ? { kind: 'count', of: null, from: 'formula' }
    : { kind: null, of: null, from: null };
}
