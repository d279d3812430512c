/** Units: from their own column, the name's bracket, the multiplier, or how the name begins. */
import type { Formula, Unit } from '../pipeline/model/dataset.ts';
import type { Entry, Glossary } from './vocabulary.ts';
import { lookUp } from './vocabulary.ts';

function toUnit(entry: Entry, derived: boolean): Unit {
  const per = entry.fields['per'] ?? '';
  return {
    symbol: entry.canonical,
    label: entry.fields['label'] || entry.canonical,
    per: per === '' ? null : Number(per),
    derived,
  };
}

/** The unit a text names, or null when the vocabulary does not know it. */
export function findUnit(text: string, units: Glossary): Entry | null {
  const bare = text
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .replace(/[.:]$/, '')
    .trim();
  return lookUp(units, 'unit', bare) ?? lookUp(units, 'unit', bare.replace(/^satuan\s*:?\s*/i, ''));
}

/** What is known of an indicator's unit; `printed` is the text of the unit column. */
export type UnitClues = { printed: string | null; name: string | null; formula: Formula };

/**
 * The unit of an indicator: `derived` is false for a unit column, true for one read from name or formula. Null when
 * nothing tells it, or when the printed unit is unknown (then `unknown` holds its text).
 */
export function readUnit(clues: UnitClues, units: Glossary): { unit: Unit | null; unknown: string | null } {
  if (clues.printed) {
    const found = findUnit(clues.printed, units);
    return found ? { unit: toUnit(found, false), unknown: null } : { unit: null, unknown: clues.printed };
  }
  const name = clues.name ?? '';
  for (const bracket of [...name.matchAll(/\(([^()]+)\)/g)].reverse()) {
    const found = findUnit(bracket[1] ?? '', units);
    // "(RT)" or "(KPM)" inside a name spells an abbreviation out; at its end, or "%", it is a unit
    const ends = name.trim().endsWith(bracket[0]) && !/^\p{Lu}{2,}$/u.test(bracket[1] ?? '');
    if (found && (ends || found.canonical === '%')) return { unit: toUnit(found, true), unknown: null };
  }
  return { unit: deriveUnit(name, clues.formula, units), unknown: null };
}

function deriveUnit(name: string, formula: Formula, units: Glossary): Unit | null {
  const first = /^[\p{L}%]+/u.exec(name)?.[0] ?? '';
  const lead = lookUp(units, 'lead', first);
  if (lead && !lead.note.includes('only where')) return toUnit(lead, true);
  if (formula.multiplier === 100) {
    const percent = lookUp(units, 'unit', '%');
    return percent ? toUnit(percent, true) : null;
  }
  return null;
}
