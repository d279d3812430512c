/** What a printed unit means, put together from its parts: "Rp. (Milyar)", "per 1.000 KH", "kg/kapita/tahun". */
import { MeasureKind } from '../../pipeline/model/meaning/measure.ts';
import { readNumber } from '../text/numbers.ts';
import { squeeze } from '../text/plain-text.ts';
import { lookUp, type Glossary } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';

/**
 * A unit that is known. `per` is the base of a share or rate (100 for percent), `of` what a count counts ("orang" for
 * all people), `factor` how many of the plain unit it is (1000000 for "juta rupiah"); `kind` null for figures such as
 * "angka".
 */
export type KnownUnit = {
  symbol: string;
  label: string;
  per: number | null;
  kind: MeasureKind | null;
  of: string | null;
  factor: number;
};

const judged = new Set<MeasureKind | null>(['score', 'grade', 'index', 'level', null]);
/** Kinds of which so much may fall to each of something: "kg/kapita" divides, "orang/kelompok" may mean either. */
const divisible = new Set<MeasureKind | null>(['amount', 'money', 'percentage', 'duration', 'average']);
const quotientSign = /\s*\/\s*|\s+per\s+/i;

/** The unit that a text names, or null when any part of it is not in the vocabulary. */
export function parseUnit(text: string, units: Glossary): KnownUnit | null {
  const bare = strip(text);
  if (bare === '') return null;
  return (
    wholeUnit(bare, units) ??
    saidTwice(bare, units) ??
    bracketed(bare, units) ??
    rate(bare, units) ??
    quotient(bare, units) ??
    scaled(bare, units) ??
    described(bare, units)
  );
}

function strip(text: string): string {
  // a list beside a list of indicators: "1. Persen", "2) %"
  const plain = squeeze(text)
    .replace(/^\d{1,2}[.)]\s+(?=\D)/, '')
    .replace(/[.:;,]+$/, '');
  const inner = /^[([]([^()[\]]*)[)\]]$/.exec(plain)?.[1] ?? plain;
  return inner.trim().replace(/^[-–—]\s*|[.:;,]+$/g, '');
}

/** Signs vanish when texts are folded: "%/thn" must not be looked up as "thn". */
function find(units: Glossary, kind: string, text: string): Entry | null {
  if (/[%‰<>=+±]/u.test(text) && !/^(?:%|‰)$/u.test(text)) return null;
  return lookUp(units, kind, text);
}

function wholeUnit(text: string, units: Glossary): KnownUnit | null {
  const entry = find(units, 'unit', text);
  return entry && toKnown(entry);
}

/** "Persen %": word and sign of one unit. */
function saidTwice(text: string, units: Glossary): KnownUnit | null {
  const [first, second, ...more] = text.split(' ').map((word) => wholeUnit(word, units));
  return first && more.length === 0 && first.symbol === second?.symbol ? first : null;
}

function toKnown(entry: Entry): KnownUnit {
  const kind = entry.fields['measure'] ? MeasureKind.parse(entry.fields['measure']) : null;
  const of = entry.fields['of'] || entry.canonical;
  return {
    symbol: entry.canonical,
    label: entry.fields['label'] || entry.canonical,
    per: entry.fields['per'] ? Number(entry.fields['per']) : null,
    kind,
    // "unit" and "buah" count anything
    of: kind === 'count' && of !== '?' ? of : null,
    factor: 1,
  };
}

/** "Persen (%)", "% (persen)", "Rp (juta)", "Indeks (0-100)", "Dokumen (kumulatif)". */
function bracketed(text: string, units: Glossary): KnownUnit | null {
  const found = /^([^()]+)\(([^()]+)\)$/.exec(text);
  if (!found?.[1] || !found[2]) return null;
  const [outside, inside] = [found[1].trim(), found[2].trim()];
  const outer = parseUnit(outside, units);
  const inner = parseUnit(inside, units);
  const factor = find(units, 'factor', inside);
  if (outer && factor) return scaleBy(outer, factor);
  if (outer && inner) return agree(outer, inner) ? outer : null;
  const says = isAside(inside, units) || isScale(inside);
  if (outer) return says ? outer : null;
  return inner && isAside(outside, units) ? inner : null;
}

/** Two names of one unit, or two words for a figure that someone judged: "Nilai (skor)". */
function agree(a: KnownUnit, b: KnownUnit): boolean {
  return a.symbol === b.symbol || (judged.has(a.kind) && judged.has(b.kind));
}

function isAside(text: string, units: Glossary): boolean {
  return text.split(/\s+/).every((word) => find(units, 'aside', word)) || find(units, 'aside', text) !== null;
}

/** "0-100", "skala 1 - 4", "1 s.d. 5": the span of a scale. */
function isScale(text: string): boolean {
  return /^(?:skala\s*)?\d+(?:[.,]\d+)?\s*(?:[-–]|s\.?\/?d\.?|sampai)\s*\d+(?:[.,]\d+)?$/i.test(text);
}

/** "Per 100.000 KH", "orang per 1.000 penduduk", "kasus/100.000 penduduk". */
function rate(text: string, units: Glossary): KnownUnit | null {
  const found = /^(.*?)(?:\bper\b|\/)\s*(1[.\s]?0{3}(?:[.\s]?0{3})?|10[.\s]?000|100[.\s]?000|100)\b\s*(.*)$/i.exec(
    text,
  );
  const per = readNumber((found?.[2] ?? '').replace(/\s/g, ''));
  if (!found || per === null) return null;
  const head = (found[1] ?? '').trim();
  const counted = head === '' ? null : parseUnit(head, units);
  if (head !== '' && !(counted && (counted.kind === 'count' || judged.has(counted.kind) || counted.kind === 'ratio')))
    return null;
  const base = (found[3] ?? '').trim();
  const of = base === '' ? null : find(units, 'base', base);
  if (base !== '' && !of) return null;
  return perUnit(per, of);
}

/** The unit of a rate per so many of a base; the base may be unknown. */
export function perUnit(per: number, base: Entry | null): KnownUnit {
  const number = String(per).replace(/\B(?=(?:\d{3})+$)/g, '.');
  const end = (name: string | undefined) => (name ? ` ${name}` : '');
  return {
    symbol: `per ${number}${end(base?.canonical)}`,
    label: `per ${number}${end(base?.fields['label'])}`,
    per,
    kind: 'rate',
    of: null,
    factor: 1,
  };
}

/** "Rp/kapita", "ton/ha", "orang/tahun", "kg per kapita per tahun"; "nilai/predikat" names one figure twice. */
function quotient(text: string, units: Glossary): KnownUnit | null {
  const [first = '', ...rest] = text.split(quotientSign);
  if (rest.length === 0 || rest.length > 2) return null;
  const top = parseUnit(first, units);
  if (!top) return null;
  const below = rest.map((part) => divisor(part, units));
  if (!below.every((one) => one !== null)) return null;
  const [only] = below;
  if (only && below.length === 1 && agree(top, only)) return top;
  const said = /\s+per\s+/i.test(text);
  const divides = said || divisible.has(top.kind) || below.some((one) => one.kind === 'duration');
  // "siswa/guru" divides, "orang/kelompok" may name either: the paper alone cannot tell
  const kind = top.kind === 'count' && !(divides && below.every((one) => one.kind === 'duration')) ? null : top.kind;
  return {
    symbol: [top, ...below].map((one) => one.symbol).join('/'),
    label: [top, ...below].map((one) => one.label).join(divides ? ' per ' : '/'),
    per: top.per,
    kind: said && kind === null && top.kind === 'count' ? 'ratio' : kind,
    of: kind === 'count' ? top.of : null,
    factor: top.factor,
  };
}

function divisor(text: string, units: Glossary): KnownUnit | null {
  const base = find(units, 'base', text);
  const known = wholeUnit(strip(text), units);
  if (known) return known;
  return (
    base && {
      symbol: base.canonical,
      label: base.fields['label'] || base.canonical,
      per: null,
      kind: 'count',
      of: null,
      factor: 1,
    }
  );
}

/** "juta rupiah", "Rp. Milyar", "ribu ton". */
function scaled(text: string, units: Glossary): KnownUnit | null {
  const words = text.split(/\s+/);
  for (const at of [0, words.length - 1]) {
    const factor = find(units, 'factor', (words[at] ?? '').replace(/\.$/, ''));
    const rest = words.filter((_, i) => i !== at).join(' ');
    if (!factor || rest === '') continue;
    const unit = wholeUnit(strip(rest), units);
    if (unit) return scaleBy(unit, factor);
  }
  return null;
}

/** One-letter factors stand beside money only: "M" is a thousand million there and a metre elsewhere. */
function scaleBy(unit: KnownUnit, factor: Entry): KnownUnit | null {
  if (factor.alias.length === 1 && unit.kind !== 'money') return null;
  if (unit.factor !== 1 || unit.per !== null) return null;
  return {
    ...unit,
    symbol: `${factor.canonical} ${unit.symbol}`,
    label: `${factor.canonical} ${unit.label}`,
    factor: Number(factor.fields['per']),
  };
}

/** Words beside a unit: "Jumlah orang", "indeks 0-100", "ton GKG" (an amount, and of what). */
function described(text: string, units: Glossary): KnownUnit | null {
  const words = text.split(/\s+/);
  for (let n = words.length - 1; n > 0; n--) {
    const [head, tail] = [words.slice(0, n).join(' '), words.slice(n).join(' ')];
    if (isAside(tail, units) || isScale(tail)) return parseUnit(head, units);
    if (isAside(head, units)) return parseUnit(tail, units);
    const unit = wholeUnit(head, units);
    if (unit?.kind === 'amount' && /^\p{Lu}{2,}\d?\w{0,3}$/u.test(tail)) {
      return { ...unit, label: `${unit.label} ${tail}` };
    }
  }
  return null;
}
