/** Rules that are no print of this page: of the back seen through the paper, folds, streaks of the scanner. */
import type { Gray } from './bitmap.ts';
import type { TracedRule } from './rule-tracing.ts';

/** Rules from this length on (inches) say how dark print of the page is: this share of their length is as pale at most. */
const tellingInches = 1;
const darkShare = 0.25;
/**
 * A place is pale when it differs from paper by less than this share of what dark rules do. Measured on drawn office scans:
 * rules of the back at most 0.17, a fold 0.29; rules of the page from 0.5 on.
 */
const paleShare = 0.35;
/** Length of a place in inches: longer than the pitch of dots, shorter than what lies between two lines of text. */
const placeInches = 0.05;
/** So much of a rule is pale where it is none of the page; what is crossed by text is dark there. */
const leastPale = 0.4;
/** The same for what goes on in line with such a rule, and how far (inches) it may stand beside that line. */
const leastPaleBeside = 0.15;
const besideInches = 0.03;
/** On such pages a rule ends where it is pale for longer than this (inches): one of the back goes on in line with it. */
const leastPaleEnd = 0.3;
/** Ink is darkest within so many pixels of the middle of its rule. */
const reach = 2;

/** A rule with the darkest greys along it. */
type Looked = { rule: TracedRule; places: number[] };

/** The rules without pale ones; all of them where no dark rules tell what pale is. `gray` has paper at 255. */
export function withoutPaleRules(gray: Gray, rules: readonly TracedRule[], dpi: number): TracedRule[] {
  const looked = rules.map((rule) => ({ rule, places: placesOf(gray, rule, placeInches * dpi) }));
  const dark = usualContrast(looked.filter(({ rule }) => rule.to - rule.from > tellingInches * dpi));
  if (dark === null) return [...rules];
  const limit = 255 - paleShare * dark;
  const paleIn = (places: readonly number[]): number =>
    places.filter((v) => v > limit).length / Math.max(1, places.length);
  if (looked.every(({ places }) => paleIn(places) <= leastPale)) return [...rules];
  const inner = looked.map((whole) => withoutPaleEnds(whole, limit, dpi));
  const through = inner.filter(({ places }) => paleIn(places) > leastPale).map(({ rule }) => rule);
  const isInLine = (rule: TracedRule): boolean =>
    through.some((t) => t.kind === rule.kind && Math.abs(placeAcross(t) - placeAcross(rule)) < besideInches * dpi);
  const isKept = ({ rule, places }: Looked, i: number): boolean =>
    paleIn(places) <= (isInLine(rule) ? leastPaleBeside : leastPale) &&
    (rule === rules[i] || rule.to - rule.from > leastPaleEnd * dpi);
  return inner.filter(isKept).map(({ rule }) => rule);
}

/** A rule and the greys of its places between its pale ends; as they are where it has none, or nothing dark. */
function withoutPaleEnds({ rule, places }: Looked, limit: number, dpi: number): Looked {
  const step = placeInches * dpi;
  const least = leastPaleEnd / placeInches;
  const first = places.findIndex((v) => v <= limit);
  const last = places.findLastIndex((v) => v <= limit);
  const [a, b] = [first > least ? first : 0, places.length - 1 - last > least ? last : places.length - 1];
  if (first < 0 || (a === 0 && b === places.length - 1)) return { rule, places };
  const from = Math.round(rule.from + a * step);
  const to = Math.min(rule.to, Math.round(rule.from + (b + 1) * step));
  const points = rule.points.filter(({ t }) => t >= from && t <= to);
  const cut = { rule: { ...rule, from, to, points }, places: places.slice(a, b + 1) };
  return points.length > 0 ? cut : { rule, places };
}

const placeAcross = ({ points }: TracedRule): number => points[points.length >> 1]!.c;

/** The darkest grey of every stretch of `step` pixels along a rule. */
function placesOf({ width, height, data }: Gray, rule: TracedRule, step: number): number[] {
  const across = rule.kind === 'horizontal' ? height : width;
  const places: number[] = [];
  let k = 0;
  for (let from = rule.from; from < rule.to; from += step) {
    let least = 255;
    for (let t = Math.round(from); t < Math.min(rule.to, Math.round(from + step)); t++) {
      while (k < rule.points.length - 1 && rule.points[k + 1]!.t <= t) k++;
      const c = Math.round(rule.points[k]!.c);
      for (let at = Math.max(0, c - reach); at <= Math.min(across - 1, c + reach); at++) {
        const i = rule.kind === 'horizontal' ? at * width + t : t * width + at;
        least = Math.min(least, data[i] ?? 255);
      }
    }
    places.push(least);
  }
  return places;
}

/** How far the darker rules differ from paper, in grey levels; each counts by its length. */
function usualContrast(looked: readonly { rule: TracedRule; places: readonly number[] }[]): number | null {
  const of = looked.map(({ rule, places }) => {
    const sorted = [...places].sort((a, b) => a - b);
    return { contrast: 255 - sorted[sorted.length >> 1]!, length: rule.to - rule.from };
  });
  const all = of.reduce((sum, { length }) => sum + length, 0);
  let passed = 0;
  for (const { contrast, length } of of.sort((a, b) => b.contrast - a.contrast)) {
    passed += length;
    if (passed >= darkShare * all) return contrast;
  }
  return null;
}
