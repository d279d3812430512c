/** Text that no spreadsheet runs. */

// A spreadsheet takes a cell for a formula by its first sign that is seen; full-width forms count as well. Marks of format
// (\p{Cf}: directions, joiners, soft hyphens), fillers and selectors of variants show nothing.
// papaparse has an option for this, but it lets cells with line breaks pass.
const formulaStart =
  /^[\s\p{Cc}\p{Cf}\p{Mn}\p{Zl}\p{Zp}\u115f\u1160\u2800\u3164\uffa0]*[=+\-@\u2212\ufe62-\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20]|^[\t\r\n]/u;

// "-" says in a table that there is nothing
const harmless = /^[-\u2212+]$/u;

/** The text with an apostrophe before it when a spreadsheet could take it for a formula. */
export function safeCell(cell: string): string {
  return formulaStart.test(cell) && !harmless.test(cell) ? `'${cell}` : cell;
}
