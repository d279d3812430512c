/** How an indicator counts: percentage, count, average ...; told by the words that its name begins with. */
import { z } from 'zod';
import { squeeze } from '../plain-text.ts';
import type { Glossary } from '../vocabulary.ts';
import { lookUp } from '../vocabulary.ts';

export const MeasureKind = z.enum([
  'percentage',
  'coverage',
  'rate',
  'ratio',
  'count',
  'average',
  'index',
  'score',
  'grade',
  'rank',
  'growth',
  'level',
  'duration',
]);
export type MeasureKind = z.infer<typeof MeasureKind>;

const longestLead = 3;

/**
 * The measure that a name begins with, and the rest of the name: "Persentase jumlah PPKS" is a percentage of "PPKS".
 * Null, and the whole text, when no lead word of `measures.csv` opens it.
 */
export function readMeasure(text: string, measures: Glossary): { measure: MeasureKind | null; rest: string } {
  const words = squeeze(text).split(' ');
  for (let n = Math.min(longestLead, words.length - 1); n > 0; n--) {
    const lead = lookUp(measures, 'lead', words.slice(0, n).join(' '));
    if (!lead) continue;
    const measure = MeasureKind.parse(lead.canonical);
    const rest = words.slice(n).join(' ');
    // "Rata-rata jumlah ...", "Persentase jumlah ...": the first word decides, "jumlah" only counts what it is of
    const inner = readMeasure(rest, measures);
    return { measure, rest: inner.measure === 'count' ? inner.rest : rest };
  }
  return { measure: null, rest: squeeze(text) };
}
