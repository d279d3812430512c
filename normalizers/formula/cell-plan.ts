/** Which tokens of a cell may hold its formula, and which stand around it. */
import { cutEquation, type Equation } from './equation.ts';
import type { FormulaPlace } from './ratio.ts';
import { isCapital, isHead, sentences, type Token } from './tokens.ts';
import type { Zone } from './zones.ts';

/** A body to read, its name left of "=", text before and after it, and notes that belong to the text of the formula. */
export type Plan = {
  before: Token[];
  left: Token[];
  body: Token[];
  after: Token[];
  notes: Token[];
  labelled: boolean;
  place: FormulaPlace;
};

/**
 * Which tokens may hold the formula, the likeliest first: those under its label, else those right of "=", else all that
 * is unlabelled; and then these with what stands right before them, since a label or a name may be set beside a bar.
 */
export function planCell(zones: readonly Zone[], place: FormulaPlace, name: string): Plan[] {
  const own = zones.find((zone) => zone.kind === 'formula' && zone.tokens.length > 0) ?? null;
  const main = own ?? zones.find((zone) => zone.kind === 'plain') ?? null;
  const others = (list: readonly Zone[]) =>
    list.flatMap((zone) => (zone.kind === 'formula' ? zone.tokens : [...zone.label, ...zone.tokens]));
  const at = main ? zones.indexOf(main) : 0;
  const equation = cutStated(main?.tokens ?? [], name);
  // in a column of formulas a note under a formula is part of its text; elsewhere it explains
  const noted = zones.slice(at + 1).filter((zone) => place.dedicated && zone.kind === 'note');
  const plan: Plan = {
    before: [...others(zones.slice(0, at)), ...equation.before],
    left: equation.left,
    body: equation.right,
    after: [...equation.legend, ...others(zones.slice(at + 1).filter((zone) => !noted.includes(zone)))],
    notes: noted.flatMap((zone) => [...zone.label, ...zone.tokens]),
    labelled: own !== null,
    place: own || equation.left.length > 0 ? { ...place, dedicated: true, equation: equation.left.length > 0 } : place,
  };
  const lead = lastQuantity(equation.left.length > 0 ? equation.before : (zones[at - 1]?.tokens ?? []));
  if (lead.length === 0 || equation.right.length === 0) return [plan];
  const kept = plan.before.slice(0, plan.before.length - lead.length);
  return [plan, { ...plan, before: kept, body: [...lead, ...equation.right] }];
}

/** The last lines of a text, when they name a quantity: the numerator of a fraction whose label stands in its middle. */
function lastQuantity(tokens: readonly Token[]): Token[] {
  const last = sentences(tokens).at(-1) ?? [];
  return isHead(last[0]?.text ?? '') && isCapital(last[0]?.text ?? '') ? last : [];
}

/** As `cutEquation`; where nothing readable stands right of the "=" (a picture), the text before it is the body. */
function cutStated(tokens: readonly Token[], name: string): Equation {
  const equation = cutEquation(tokens, name);
  if (equation.right.length > 0 || equation.left.length === 0) return equation;
  return { before: [], left: [], right: equation.before, legend: [...equation.left, ...equation.legend] };
}
