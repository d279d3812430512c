/** How an indicator counts, as far as its name tells: percentage, count, average ... */
import { MeasureKind } from '../../pipeline/model/meaning/measure.ts';
import { squeeze } from '../text/plain-text.ts';
import { lookUp, type Glossary } from '../vocabulary/glossary.ts';
import type { Entry } from '../vocabulary/line.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';

export { MeasureKind } from '../../pipeline/model/meaning/measure.ts';

const longestLead = 3;
const longestName = 6;

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

/** Whether words open a name: a measure ("Persentase ..."), or a word that says which way it should go. */
export function opensName(text: string, { measures, cues }: Pick<Vocabulary, 'measures' | 'cues'>): boolean {
  const first = squeeze(text).split(' ')[0] ?? '';
  return lookUp(cues, 'name-opening', first) !== null || readMeasure(text, measures).measure !== null;
}

/** What a name says of its measure; `unit` is the symbol of a unit that the words fix by themselves, or null. */
export type NamedMeasure = { kind: MeasureKind; unit: string | null; rest: string };

/**
 * The measure of a name: one that bears a name of its own ("Angka Harapan Hidup"), else the lead word, each also after
 * an opening such as "Meningkatnya" and before a bracket with its abbreviation. Null when no word tells it.
 */
export function nameMeasure(name: string, measures: Glossary): NamedMeasure | null {
  const words = squeeze(name).split(' ');
  const own = lookUp(measures, 'opening', words[0] ?? '') ? words.slice(1) : words;
  const named = longest(own, 'name', longestName, measures);
  if (named) return named;
  const lead = longest(own, 'lead', longestLead, measures);
  const quantity = longest(own, 'quantity', longestLead, measures);
  // "Jumlah produksi" is no count: the quantity reaches further
  return quantity && (!lead || quantity.rest.length < lead.rest.length) ? quantity : lead;
}

function longest(words: readonly string[], kind: string, most: number, measures: Glossary): NamedMeasure | null {
  for (let n = Math.min(most, words.length); n > 0; n--) {
    const text = words.slice(0, n).join(' ');
    const entry = isOneWord(text, kind) ? null : lookUp(measures, kind, text);
    if (!entry || !fitsCase(entry, text)) continue;
    const kindOf = MeasureKind.parse(entry.canonical);
    return { kind: kindOf, unit: entry.fields['unit'] || null, rest: words.slice(n).join(' ') };
  }
  return null;
}

/** A name may not end inside a bracket or at a comma: "AKI," is one, "Angka (AKI" is none. */
function isOneWord(text: string, kind: string): boolean {
  return kind === 'name' && (text.match(/[([]/g)?.length ?? 0) !== (text.match(/[)\]]/g)?.length ?? 0);
}

/** Abbreviations count in their own capitals only: "pad" and "lpe" are no measures. */
function fitsCase(entry: Entry, text: string): boolean {
  return entry.form !== 'abbreviation' || text.replace(/[^\p{L}]/gu, '') === entry.alias || entry.kind === 'lead';
}
