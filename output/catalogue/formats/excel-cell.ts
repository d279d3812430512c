/** A cell for Excel where the decimal sign is a comma, as in Indonesia. */
import type { Cell } from '../../../pipeline/model/meaning/field.ts';

/** A number as Excel reads it there; text that it would take for a number, a date or a truth with an apostrophe before it. */
export function forExcel(cell: Cell): Cell {
  if (typeof cell === 'number') return String(cell).replace('.', ',');
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell !== null && excelTakes.test(cell) ? `'${cell}` : cell;
}

// digits and their signs with at most the name of a month, an exponent, a half of the day or a currency among them
const signs = String.raw`[\d\s.,:/%()'+-]*`;
const words = String.raw`(?:e|am|pm|rp|idr|\$|€|(?:jan|feb|mar|apr|mei|may|jun|jul|ag|aug|sep|o[ck]t|nov|de[cs])\p{L}*)`;
const excelTakes = new RegExp(
  String.raw`^(?=.*\d)${signs}${words}?\.?${signs}$|^\s*(?:true|false|benar|salah)\s*$`,
  'iu',
);
