/** A year without its target in a row that has targets for most years. */
import { rowCheck, type Check } from './check.ts';

export const missingTarget: Check = rowCheck('target-missing', ({ indicator, emptyTargets }) => {
  const filled = indicator.targets;
  if (emptyTargets.length === 0 || filled.length <= emptyTargets.length) return null;
  const others = filled.map(({ year, text }) => (year === null ? `"${text}"` : `${year}: "${text}"`)).join(', ');
  return { field: 'targets', message: `No target for ${emptyTargets.join(', ')} beside ${others}` };
});
