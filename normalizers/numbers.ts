/** Indonesian numbers: full stops group thousands, a comma begins decimals. */

const plain = /^[-+]?\d+(?:,\d+)?$/;
const grouped = /^[-+]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/;
/** "92.5": no group of thousands has one or two digits, so the full stop was meant as a comma. */
const pointed = /^[-+]?\d+\.\d{1,2}$/;

/** A number as printed, or null when it is none or could be two ("1.234" is 1234, as grouping asks). */
export function readNumber(text: string): number | null {
  const bare = text.replace(/\s+/g, '').replace(/[−–]/g, '-');
  if (plain.test(bare)) return Number(bare.replace(',', '.'));
  if (grouped.test(bare)) return Number(bare.replace(/\./g, '').replace(',', '.'));
  return pointed.test(bare) ? Number(bare) : null;
}
