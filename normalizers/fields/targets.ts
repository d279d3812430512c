/** Target and baseline values: "92,5", "≥ 90 %", "80-85", "27 Kab/Kota", "Rp 1,2 M", "BB (75,2)", "WTP", "1 : 15". */
import type { Bound, MeasureKind, YearValue } from '../../pipeline/model/meaning/measure.ts';
import { isDayOfYear } from '../../pipeline/model/print/date.ts';
import { parseUnit, type KnownUnit } from './unit-text.ts';
import { decimalSignOf, readNumber, readNumeral, type NumberHint } from '../text/numbers.ts';
import { squeeze } from '../text/plain-text.ts';
import { lookUp, type Glossary } from '../vocabulary/glossary.ts';

/** What is known of the row whose values are read; `beside` holds the texts of all its values. */
export type ValueContext = {
  kind: MeasureKind | null;
  unit: KnownUnit | null;
  units: Glossary;
  measures: Glossary;
  beside: readonly string[];
};

type Amount = { value: number; to?: number };

const small = new Set<MeasureKind | null>(['percentage', 'coverage', 'index', 'score', 'ratio', 'level', 'grade']);
/** Kinds whose values may be words of a scale. */
const graded = new Set<MeasureKind | null>(['grade', 'score', 'index', 'level', null]);
/** Kinds of figures beside which a "%" or "poin" changes nothing. */
const figures = new Set<MeasureKind | null>(['score', 'grade', 'index', 'level', 'rate', 'ratio', 'growth', null]);

const boundSigns: [RegExp, Bound][] = [
  [/^(?:≥|>\s?=|=\s?>|min(?:imal|imum)?\b\.?|paling (?:sedikit|rendah)\b|sekurang-?kurangnya\b)/i, 'at-least'],
  [/^(?:≤|<\s?=|=\s?<|ma(?:ks|x)(?:imal|imum)?\b\.?|paling (?:banyak|lambat|tinggi|lama)\b)/i, 'at-most'],
  [/^(?:>|lebih (?:dari|besar dari)\b|di ?atas\b)/i, 'more-than'],
  [/^(?:<|kurang dari\b|lebih kecil dari\b|di ?bawah\b)/i, 'less-than'],
  [/^(?:±|\+\s?\/\s?-|sekitar\b|kurang lebih\b|lebih kurang\b)/i, 'about'],
];
const number = '[-+−]?\\d(?:[\\d.,]*\\d)?';
const amount = new RegExp(
  `^(${number})(?:\\s*%?\\s*(?:-|–|—|s\\.?\\s?/?\\s?d\\.?|sampai(?: dengan)?|hingga)\\s*(\\d(?:[\\d.,]*\\d)?))?\\s*(.*)$`,
  'iu',
);

/**
 * Reads the values of a row. What is more, or other, than one number keeps its text with `value` null; a number whose
 * unit contradicts the unit of the row counts as such.
 */
export function readValue(text: string, year: number | null, context: ValueContext): YearValue {
  const plain = withoutNumeral(squeeze(text).replace(/[.;]$/, ''));
  const read = plain === null ? null : (gradeOf(plain, context) ?? proportionOf(plain) ?? boundedOf(plain, context));
  return { year, value: null, text, ...read };
}

/** Whether a value was understood: as a number, a grade, a proportion, or a day of the year where days are asked for. */
export function isUnderstood(value: YearValue, kind: MeasureKind | null): boolean {
  if (value.value !== null || value.grade !== undefined || value.ratio !== undefined) return true;
  return kind === 'date' && isDayOfYear(value.text);
}

/** Whether the text stands for "no value": a dash, "n/a", "belum ada data", nothing. */
export function isNoValue(text: string): boolean {
  return /^(?:[-–—.…\s]*|n\.?\/?a\.?|nihil data|(?:belum|tidak) (?:ada|tersedia) data|data (?:belum|tidak) (?:ada|tersedia))$/i.test(
    text.trim(),
  );
}

/** The unit that the values of a row name beside their numbers: the same one wherever one is named, else null. */
export function unitOfValues(texts: readonly string[], units: Glossary): KnownUnit | null {
  const named = texts.flatMap((text) => {
    const rest = amount.exec(withoutBound(withoutNumeral(squeeze(text)) ?? '').rest)?.[3] ?? '';
    const unit = rest === '' ? null : parseUnit(rest, units);
    return unit ? [unit] : [];
  });
  const [first] = named;
  return first && named.every((unit) => unit.symbol === first.symbol) ? first : null;
}

/** "5 (lima)" says a number twice: without its words, or null when they say another number. */
function withoutNumeral(text: string): string | null {
  const found = /(\d[\d.]*)\s*\(([\p{L}\s]+)\)/u.exec(text);
  const said = found?.[2] ? readNumeral(found[2]) : null;
  if (!found || said === null) return text;
  return readNumber(found[1] ?? '') === said ? text.replace(found[0], found[1] ?? '').trim() : null;
}

/** A word of a scale, alone or with its score: "WTP", "Predikat A", "BB (75,2)", "75,2 / BB". */
function gradeOf(text: string, context: ValueContext): Partial<YearValue> | null {
  if (!graded.has(context.kind)) return null;
  const alone = findGrade(text, context.measures);
  if (alone !== null) return { grade: alone };
  const parts = /^([^()/]+?)\s*(?:\(([^()]+)\)|\/\s*([^()/]+))$/.exec(text);
  const [left, right] = [parts?.[1] ?? '', parts?.[2] ?? parts?.[3] ?? ''];
  for (const [word, figure] of [
    [left, right],
    [right, left],
  ] as const) {
    const grade = findGrade(word, context.measures);
    const value = grade === null ? null : readNumber(figure, { small: true });
    if (grade !== null && value !== null) return { grade, value };
  }
  return null;
}

function findGrade(text: string, measures: Glossary): string | null {
  const bare = text.replace(/^["'“(]+|["'”)]+$/gu, '').trim();
  // a sign such as "+" or "≥" is lost when texts are folded
  if (!/^[\p{L}\d\s-]+$/u.test(bare) || /^\d/.test(bare) || /-$/.test(bare)) return null;
  const [first = '', ...rest] = bare.split(' ');
  const found = lookUp(measures, 'grade', bare);
  if (found) return found.canonical;
  return rest.length > 0 && lookUp(measures, 'scale', first) ? findGrade(rest.join(' '), measures) : null;
}

/** "1 : 15", "3/5", "3 dari 5": two sides, not one number. */
function proportionOf(text: string): Partial<YearValue> | null {
  const sides = /^(\d[\d.]*)\s*(?::|\/|dari|berbanding)\s*(\d[\d.]*)$/i.exec(text);
  const [left, right] = [readNumber(sides?.[1] ?? ''), readNumber(sides?.[2] ?? '')];
  return left === null || right === null ? null : { ratio: [left, right] };
}

function boundedOf(text: string, context: ValueContext): Partial<YearValue> | null {
  const { bound, rest } = withoutBound(text);
  const read = amountOf(rest, context);
  return read && (bound === null ? read : { ...read, bound });
}

function withoutBound(text: string): { bound: Bound | null; rest: string } {
  for (const [sign, bound] of boundSigns) {
    const found = sign.exec(text);
    if (found) return { bound, rest: text.slice(found[0].length).trim() };
  }
  return { bound: null, rest: text };
}

function amountOf(text: string, context: ValueContext): Amount | null {
  const money = /^(?:rp|idr)\b\.?\s*/i.exec(text);
  const found = amount.exec(text.slice(money?.[0].length ?? 0).replace(/,-+(?=\s|$)/, ''));
  if (!found?.[1]) return null;
  const rest = (found[3] ?? '').trim();
  const named = money ? parseUnit(`Rp ${rest}`, context.units) : rest === '' ? null : parseUnit(rest, context.units);
  if ((money || rest !== '') && !named) return null;
  const times = named ? timesOf(named, context) : 1;
  if (times === null) return null;
  const hint: NumberHint = {
    whole: context.kind === 'count',
    small: small.has(context.kind),
    sign: decimalSignOf(context.beside),
  };
  const value = readNumber(found[1], hint);
  if (value === null) return null;
  if (found[2] === undefined) return { value: scale(value, times) };
  const to = readNumber(found[2], hint);
  const years = [value, to].every((one) => one !== null && /^(?:19|20)\d\d$/.test(String(one)));
  return to === null || to <= value || years ? null : { value: scale(value, times), to: scale(to, times) };
}

/** How many units of the row one unit of the value is; null when the two do not fit. */
function timesOf(named: KnownUnit, { unit, kind }: ValueContext): number | null {
  if (!unit) return named.factor;
  const plain = (one: KnownUnit) => one.symbol.split(' ').at(-1);
  if (named.symbol === unit.symbol) return 1;
  if (named.kind === unit.kind && plain(named) === plain(unit) && unit.per === named.per) {
    return named.factor / unit.factor;
  }
  if (named.factor !== 1 || unit.factor !== 1) return null;
  // "5 dokumen" under "laporan" is still five of what is counted
  if (named.kind === 'count' && unit.kind === 'count') return 1;
  return figures.has(unit.kind) && figures.has(kind) && (figures.has(named.kind) || named.symbol === '%') ? 1 : null;
}

/** Shifts the decimal sign as text, so that 1.1 million is 1100000 and not 1100000.0000000001. */
function scale(value: number, times: number): number {
  const power = Math.round(Math.log10(times));
  return times === 1 || 10 ** power !== times ? value * times : Number(`${value}e${power}`);
}
