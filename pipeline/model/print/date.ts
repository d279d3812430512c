/** Days and months as Indonesian print writes them: "02 Maret 2020", "4 Nopember 2021", "31 Des. 2019", "05-01-2019". */

/** The spellings of each month, today's name first: names of old, names as they are spoken, and short forms. */
export const monthSpellings: readonly (readonly [string, ...string[]])[] = [
  ['januari', 'djanuari', 'jan'],
  ['februari', 'pebruari', 'febuari', 'feb', 'peb'],
  ['maret', 'mar', 'mrt'],
  ['april', 'apr'],
  ['mei'],
  ['juni', 'djuni', 'jun'],
  ['juli', 'djuli', 'jul'],
  ['agustus', 'agust', 'agus', 'ags', 'agt'],
  ['september', 'sept', 'sep'],
  ['oktober', 'okt'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'des'],
];

const months = new Map(monthSpellings.flatMap((names, i) => names.map((name) => [name, i + 1] as const)));

/** A month's name with what parts it from the year: "Nopember 2021", "Nop. 2021", "Nop.2021". */
export const monthAndYear = String.raw`(\p{L}{3,9})(?:\.\s*|\s+)((?:19|20)\d{2})`;

const written = new RegExp(String.raw`(\d{1,2})\s+${monthAndYear}`, 'u');
const numeric = /(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})/;
const dayAndMonth = /(\d{1,2})\s+(\p{L}{3,9})\.?$/u;

/** The month (1 to 12) that a word names in any spelling, with or without capitals; null when it names none. */
export function monthOf(word: string): number | null {
  return months.get(word.toLowerCase()) ?? null;
}

/** The first date in a text as "2020-03-02", or null; days that do not exist are no dates. */
export function readDate(text: string): string | null {
  const words = written.exec(text);
  if (words?.[1] && words[2] && words[3]) return toIso(words[3], monthOf(words[2]), words[1]);
  const digits = numeric.exec(text);
  return digits?.[1] && digits[2] && digits[3] ? toIso(digits[3], Number(digits[2]), digits[1]) : null;
}

/** Whether a text is a day of the year without its year: "31 Maret", "paling lambat 15 Nopember". */
export function isDayOfYear(text: string): boolean {
  const found = dayAndMonth.exec(text.trim());
  // a leap year, so that 29 February is a day
  return found?.[1] !== undefined && found[2] !== undefined && toIso('2000', monthOf(found[2]), found[1]) !== null;
}

function toIso(year: string, month: number | null, day: string): string | null {
  if (month === null || month < 1) return null;
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return exists ? date.toISOString().slice(0, 10) : null;
}
