/** One name for two things: indicators that agree in every word and differ in what their formulas count. */
import type { Scale } from './compare.ts';
import { gather } from './evidence.ts';
import type { Subject } from './subject.ts';

/** True when the names agree as exactly as `limits.exact` asks, while the formulas count other things. */
export function isSameNameOtherFormula(a: Subject, b: Subject, scale: Scale): boolean {
  if (!a.ratio || !b.ratio) return false;
  const { formula, opposition, measure, negation, levels, exchanged, added } = gather(a, b, scale);
  if (formula !== 'other' || opposition || negation || levels || measure === 'other') return false;
  const { exact } = scale.limits;
  return exchanged <= exact.exchanged && added.population <= exact.population && added.condition <= exact.condition;
}
