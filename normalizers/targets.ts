/** Target and baseline values: "92,5", "100%", "27 Kab/Kota", "WTP". */
import { readNumber } from './numbers.ts';

/** A value for a year; `value` is null when the text is more, or other, than one number. */
export type YearValue = { year: number | null; value: number | null; text: string };

const measured = /^(?:[<>≤≥±]\s*)?([-+]?\d[\d.,]*)\s*(?:%|persen|[\p{L}/]+(?: [\p{L}/]+)?)?$/u;

/** Reads one value; a number with a percent sign or one or two words of unit counts as that number. */
export function readValue(text: string, year: number | null): YearValue {
  const found = measured.exec(text.trim());
  const bounded = /^[<>≤≥±]/.test(text.trim());
  const value = found?.[1] && !bounded ? readNumber(found[1].replace(/[.,]$/, '')) : null;
  return { year, value, text };
}

/** Whether the text stands for "no value": a dash, "n/a", nothing. */
export function isNoValue(text: string): boolean {
  return /^(?:[-–—.]*|n\/?a)$/i.test(text.trim());
}
