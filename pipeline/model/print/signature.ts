/** The lines with which a document is signed: "Rantau, 4 Nopember 2021", "Ditetapkan di Bandung". */
import { monthAndYear, monthOf } from './date.ts';

/**
 * A place and a day as printed at the start of a text. `comma` parts them; `day` is empty or dots where it was left for
 * a pen; `month` is null when its word names none; `rest` is the text behind the year.
 */
export type PlacedDay = { place: string; comma: boolean; day: string; month: number | null; rest: string };

const placedDay = new RegExp(
  String.raw`^(\p{L}[\p{L} .'’-]{2,40}?)\s*([,.;:]?)\s*(?:tanggal\s+|tgl\.?\s+)?` +
    String.raw`(\d{1,2}|[.…_]{2,}|)\s*${monthAndYear}(?!\d)(.*)$`,
  'u',
);
const settled = /^(?:ditetapkan|ditandatangani|dibuat|dikeluarkan)\s+di\s*:?\s+(\p{L}[\p{L} .'-]+?),?$/iu;
/** "Hulu Sungai Selatan" and "Tanjung Selor" are places; more words than these are a sentence. */
const mostWords = 5;
const beforeDay = /(?:^|\s)(?:per|pada|sejak|mulai|sampai|hingga|s\.?d\.?|tanggal|bulan)\.?$/i;

/** The place and day that a text starts with, or null. */
export function readPlacedDay(text: string): PlacedDay | null {
  const found = placedDay.exec(text);
  if (!found) return null;
  const [, place = '', mark, day = '', month = '', , rest = ''] = found;
  return { place: place.trim(), comma: mark === ',', day, month: monthOf(month), rest };
}

/** Whether a text can be the name of a place: few words, each with a capital, and none that leads to a date. */
export function isPlaceName(text: string): boolean {
  const words = text.split(/\s+/);
  return words.length <= mostWords && words.every((word) => /^\p{Lu}/u.test(word)) && !beforeDay.test(text);
}

/** The place in "Ditetapkan di Bandung", whose day stands on the next line; null for any other text. */
export function settledPlace(text: string): string | null {
  return settled.exec(text)?.[1]?.trim() ?? null;
}
