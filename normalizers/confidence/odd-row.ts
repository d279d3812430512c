/** Signs that what was taken for a row is none: a name that no indicator has, values of several rows in one cell. */
import type { Indicator } from '../../pipeline/model/meaning/dataset.ts';
import type { Column, ColumnRole } from '../../pipeline/model/meaning/record.ts';
import { monthAndYear } from '../../pipeline/model/print/date.ts';
import { isRowCode } from '../../pipeline/model/print/ordinal.ts';
import { cutZones } from '../formula/zones.ts';
import { tokenize } from '../formula/tokens.ts';

/** Share of a document's names that begin in small letters from which its authors write them so. */
const usualShare = 0.3;
/** So many targets that each hold several numbers are those of several rows; one may be a range. */
const leastFull = 2;

const entryInside = /\p{L}\s+(?:(?:[a-z]|\d{1,2})[.)]|\d{1,2}(?:\.\d{1,2})+\.?)\s+\p{Lu}\p{Ll}/u;
const numbersOnly = /^\d[\d.,]*(?: \d[\d.,]*)+$/;
const signedDay = new RegExp(String.raw`\p{L}, ?\d{1,2}\s*${monthAndYear}`, 'u');

/**
 * Whether the name of a row begins in the middle of a sentence, as those of its document do not. With a word that opens names
 * (`opensName`: "cakupan ...") it does not, however it is written.
 */
export function beginsInside(name: string, names: readonly string[], opensName: (name: string) => boolean): boolean {
  const isInside = (text: string) => /^\P{L}*\p{Ll}/u.test(text);
  return isInside(name) && !opensName(name) && names.filter(isInside).length < usualShare * names.length;
}

/**
 * How many signs say that a row is no row: its name has no word, opens with a label of explanations ("Rumus :"), or
 * holds the next entry of a list; its targets hold several numbers each; its last cells hold the day of signing.
 */
export function oddSigns({ name: own, targets, responsible, dataSources }: Indicator): number {
  const name = own ?? '';
  const words = name.split(/\s+/).map((text) => ({ text, box: null, confidence: 1 }));
  const [zone] = cutZones(tokenize([{ words, box: null }]));
  const full = targets.filter(({ value, text }) => value === null && numbersOnly.test(text));
  const signs = [
    own !== null && (isRowCode(name) || !/\p{L}{3}/u.test(name)),
    zone !== undefined && zone.kind !== 'plain' && zone.label.length > 0,
    entryInside.test(name),
    full.length >= leastFull,
    [...responsible, ...dataSources].some(({ text }) => signedDay.test(text)),
  ];
  return signs.filter(Boolean).length;
}

/** Roles of columns whose cells say something of the indicator beside its name. */
const saying: readonly ColumnRole[] = [
  'target',
  'endTarget',
  'baseline',
  'achievement',
  'formula',
  'explanation',
  'definition',
];

/** Whether a row is a name and nothing else where its table has columns for more: a line that names others looks so. */
export function isBare(indicator: Indicator, columns: readonly Column[]): boolean {
  const { targets, baseline, formula, definition, rationale, responsible, dataSources } = indicator;
  const said = [baseline, formula.text, definition, rationale].some((value) => value !== null);
  const isAsked = columns.some(({ role }) => saying.includes(role));
  return isAsked && !said && targets.length + responsible.length + dataSources.length === 0;
}
