/** Numbers and letters that count rows, columns and entries: "3.", "(2)", "b)", "1.1.2", "IV". */

/** A sign that makes a number a value: "3 %", "> 5", "90°". */
const measuring = /[%<>≥≤±°]/;
const alone = /^[^\p{L}\p{N}]*(\d{1,3})[^\p{L}\p{N}]*$/u;
const loneMark = /^\W?(\d{1,3}([.,]\d{1,2})*|[a-z]|[ivx]{1,4})\W?$/i;
/** One part of a code: "IKU", "SS1", "1a", "03"; whole words in small letters are none. */
const codePart = String.raw`(?:\p{Lu}{1,5}\d{0,3}\p{Ll}?|\p{Lu}\p{Ll}{1,2}|\d{1,4}\p{Ll}?|\p{Ll})`;
const rowCode = new RegExp(String.raw`^[([]?${codePart}(?:[\s./_–-]+${codePart}){0,9}[.)\]:]*$`, 'u');
/** Letters and digits; a longer text says something. */
const longestCode = 28;
const entryMark = /^([([]?(?:\d{1,2}|[a-z])[.)\]]|[-–—•·▪*])\s/i;

/** The number that a text is, whatever marks stand around it: "3", "3.", "(3)"; null for anything else. */
export function ordinalOf(text: string): number | null {
  const found = alone.exec(text);
  return found && !measuring.test(text) ? Number(found[1]) : null;
}

/** Whether a text is nothing but what counts a row: a number, a code, a letter or a Roman numeral. */
export function isLoneMark(text: string): boolean {
  return loneMark.test(text);
}

/** The mark that a text begins with as an entry of a list, in lower case: "1.", "b)", "(2)", "-"; null without one. */
export function markOf(text: string): string | null {
  return entryMark.exec(text)?.[1]?.toLowerCase() ?? null;
}

/**
 * Whether a text is a code that numbers rows and says nothing else: "IKU 1.1", "SS-2", "IK SS 1.1", "T1.S2.a",
 * "1.05.0.00.0.00.03.0000". A number alone is none ("2024", "3,5"), nor are letters alone ("WTP", "BB").
 */
export function isRowCode(text: string): boolean {
  const plain = text.trim();
  if (plain.length > longestCode || !rowCode.test(plain) || !/\d/.test(plain)) return false;
  return /\p{L}/u.test(plain) || /\d[./–-]\d+[./–-]\d/u.test(plain);
}
