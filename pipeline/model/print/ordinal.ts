/** Numbers and letters that count rows, columns and entries: "3.", "(2)", "b)", "1.1.2", "IV". */

/** A sign that makes a number a value: "3 %", "> 5", "90°". */
const measuring = /[%<>≥≤±°]/;
const alone = /^[^\p{L}\p{N}]*(\d{1,3})[^\p{L}\p{N}]*$/u;
const loneMark = /^\W?(\d{1,3}([.,]\d{1,2})*|[a-z]|[ivx]{1,4})\W?$/i;
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
