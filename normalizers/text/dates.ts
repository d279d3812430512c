/** Dates as officials write them: "Bandung, 02 Maret 2020", "pada tanggal 2 Januari 2018". */

const months = [
  'januari',
  'februari',
  'maret',
  'april',
  'mei',
  'juni',
  'juli',
  'agustus',
  'september',
  'oktober',
  'november',
  'desember',
];
const otherMonths: Record<string, number> = {
  pebruari: 2,
  nopember: 11,
  agus: 8,
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  jun: 6,
  jul: 7,
  sept: 9,
  sep: 9,
  okt: 10,
  nov: 11,
  des: 12,
  agt: 8,
};
const written = /(\d{1,2})\s+(\p{L}{3,9})\.?\s+((?:19|20)\d{2})/u;
const numeric = /(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})/;

/** The first date in a text as "2020-03-02", or null; days that do not exist are no dates. */
export function readDate(text: string): string | null {
  const words = written.exec(text);
  if (words?.[1] && words[2] && words[3]) return toIso(words[3], monthOf(words[2]), words[1]);
  const digits = numeric.exec(text);
  return digits?.[1] && digits[2] && digits[3] ? toIso(digits[3], Number(digits[2]), digits[1]) : null;
}

function monthOf(word: string): number {
  const folded = word.toLowerCase();
  return months.indexOf(folded) + 1 || (otherMonths[folded] ?? 0);
}

function toIso(year: string, month: number, day: string): string | null {
  const date = new Date(Date.UTC(Number(year), month - 1, Number(day)));
  const exists = month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === Number(day);
  return exists ? date.toISOString().slice(0, 10) : null;
}

/** Place and day of a signature. `printed` is the line that was taken, with its date unread when `on` is null. */
export type Signing = { at: string | null; on: string | null; printed: string };

const placeAndDate =
  /^(\p{Lu}[\p{L} .'-]{2,40}?)\s*,\s*(?:tanggal\s+|tgl\.?\s+)?(\d{1,2}|[.…_]{2,}|)\s*(\p{L}{3,9})\s+(?:19|20)\d{2}\.?$/u;
const settled = /^(?:ditetapkan|ditandatangani|dibuat|dikeluarkan)\s+di\s*:?\s+(\p{L}[\p{L} .'-]+)$/iu;
const onDay = /^(?:pada\s+)?tanggal\s*:?\s*(.+)$/i;

/** The place and date of the signature among the lines of a document, the last one that stands in it; null without. */
export function readSigning(lines: readonly string[]): Signing | null {
  let found: Signing | null = null;
  lines.forEach((line, i) => {
    const both = placeAndDate.exec(line);
    // a word that is no month is a month misread only after a day
    if (both?.[1] && (both[2] !== '' || monthOf(both[3] ?? '') > 0))
      found = { at: both[1].trim(), on: readDate(line), printed: line };
    const place = settled.exec(line);
    const day = onDay.exec(lines[i + 1] ?? '')?.[1];
    if (place?.[1] && day) found = { at: place[1].trim(), on: readDate(day), printed: `${line} ${lines[i + 1]}` };
  });
  return found;
}

/** Whether a text is a day of the year without its year: "31 Maret", "paling lambat 15 Nopember". */
export function isDayOfYear(text: string): boolean {
  const found = /(\d{1,2})\s+(\p{L}{3,9})\.?$/u.exec(text.trim());
  return found?.[1] !== undefined && found[2] !== undefined && toIso('2000', monthOf(found[2]), found[1]) !== null;
}
