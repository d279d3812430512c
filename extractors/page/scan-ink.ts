/** The ink of a prepared page, told apart: rules that make grids, bars of fractions, and what may be text. */
import { findRuledGrids } from '../layout/ruled/grids.ts';
import type { RuledGrid } from '../layout/grid.ts';
import type { Rule } from '../layout/rules.ts';
import type { PageRule } from '../../pipeline/model/reading/page.ts';
import type { Gray, Mask } from '../raster/bitmap.ts';
import { components, type Component } from '../raster/components.ts';
import { eraseRules } from '../raster/erase.ts';
import { pixelSize, type PreparedPage } from '../raster/prepare.ts';
import { wallInk } from '../raster/wall-ink.ts';
import { withoutLetters } from './rules/bar-ends.ts';
import { joinedBars } from './rules/joined-bars.ts';
import { isText } from './ink.ts';
import { streaksOf } from './rules/streaks.ts';
import { isGridRule, isStrokes, straightBar, straightRule } from './rules/traced-rules.ts';

/** Rules on paper break where the toner did: gaps up to this many points are closed. */
export const bridge = 9;
/** Grey of paper after flattening. */
export const paper = 255;

/**
 * `rules` and `loose` in points, `bars` and `parts` in pixels; `kinds` says of each traced rule what it is. `clean` is the
 * page without the rules that were told.
 */
export type ScanInk = {
  rules: Rule[];
  grids: RuledGrid[];
  loose: Rule[];
  kinds: PageRule['kind'][];
  clean: { gray: Gray; mask: Mask };
  bars: Rule[];
  parts: Component[];
};

/** Finds grids, takes their rules and the bars of fractions off the page, and gathers the rest that may be text. */
export function inkOfScan(page: PreparedPage): ScanInk {
  const streaks = streaksOf(page.rules, page.gray);
  const rules = page.rules.filter((rule) => !streaks.has(rule) && !isStrokes(rule, page)).map(straightRule);
  const { grids, loose } = findRuledGrids(rules, bridge, wallInk(page.mask, pixelSize));
  const judged = page.rules.map((rule) => {
    if (streaks.has(rule)) return { kind: 'other' as const, rule };
    if (isGridRule(straightRule(rule), grids)) return { kind: 'border' as const, rule };
    const bar = rule.kind === 'horizontal' ? withoutLetters(rule, page.mask, page.letterHeight) : null;
    return bar ? { kind: 'bar' as const, rule: bar } : { kind: 'other' as const, rule };
  });
  // the ink of a streak joins letters and goes too
  const told = judged.filter(({ kind, rule }) => kind !== 'other' || streaks.has(rule)).map(({ rule }) => rule);
  const traced = eraseRules(page.gray, page.mask, told, paper);
  const ink = components(traced.mask);
  const joined = joinedBars(ink, traced.mask, page.letterHeight);
  const clean = joined.length === 0 ? traced : eraseRules(traced.gray, traced.mask, joined, paper);
  const bars = [...judged.filter(({ kind }) => kind === 'bar').map(({ rule }) => rule), ...joined].map(straightBar);
  const kinds = judged.map(({ kind }) => kind);
  const parts = (joined.length === 0 ? ink : components(clean.mask)).filter((p) => isText(p, page.letterHeight));
  return { rules, grids, loose, kinds, clean, bars, parts };
}
