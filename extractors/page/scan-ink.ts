/** The ink of a prepared page, told apart: rules that make grids, bars of fractions, and what may be text. */
import { findRuledGrids } from '../layout/ruled/grids.ts';
import type { RuledGrid } from '../layout/grid.ts';
import type { Rule } from '../layout/rules.ts';
import type { PageRule } from '../../pipeline/model/reading/page.ts';
import type { Gray, Mask } from '../raster/bitmap.ts';
import { components, type Component } from '../raster/components.ts';
import { eraseRules } from '../raster/erase.ts';
import { pixelSize, type PreparedPage } from '../raster/prepare.ts';
import { inkBeside } from '../raster/wall-ink.ts';
import { isText } from './ink.ts';
import { isStrokes, kindOf, straightBar, straightRule } from './traced-rules.ts';

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
  const rules = page.rules.filter((rule) => !isStrokes(rule, page)).map(straightRule);
  const { grids, loose } = findRuledGrids(rules, bridge, inkBeside(page.mask, pixelSize));
  const kinds = page.rules.map((rule) => kindOf(rule, grids, page));
  const told = page.rules.filter((_, i) => kinds[i] !== 'other');
  const clean = eraseRules(page.gray, page.mask, told, paper);
  const bars = page.rules.filter((_, i) => kinds[i] === 'bar').map(straightBar);
  const parts = components(clean.mask).filter((p) => isText(p, page.letterHeight));
  return { rules, grids, loose, kinds, clean, bars, parts };
}
