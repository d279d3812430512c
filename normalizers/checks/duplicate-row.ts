/** One indicator that stands in two rows. */
import { documentCheck, type Check, type Finding, type ReadRow } from './check.ts';
import { readSense } from './word-sense.ts';

/** A name of fewer words, with nothing beside it, may be left over from a heading. */
const leastWords = 2;

export const duplicateRow: Check = documentCheck('duplicate-row', (rows, { vocabulary }) => {
  const first = new Map<string, ReadRow>();
  const findings: Finding[] = [];
  for (const row of rows) {
    const { name, formula, unit, targets } = row.indicator;
    const said = formula.numerator === null ? (formula.text ?? '') : `${formula.numerator} / ${formula.denominator}`;
    if (!row.name || row.name.words.length < (said === '' ? leastWords : 1)) continue;
    const worked = [...readSense(said, vocabulary).words].sort().join(' ');
    const key = [row.measure, row.name.words.join(' '), worked, unit?.symbol ?? '', targetsText(targets)].join('\n');
    const before = first.get(key);
    if (!before) {
      first.set(key, row);
      continue;
    }
    const message = `"${name}" stands in row ${before.indicator.position} as well, as "${before.indicator.name}"`;
    findings.push({ indicator: row.indicator.id, field: 'name', message });
  }
  return findings;
});

function targetsText(targets: ReadRow['indicator']['targets']): string {
  return targets.map(({ year, value, text }) => `${year ?? ''}:${value ?? text}`).join(' ');
}
