/**
 * Indonesian numbers: full stops group thousands, a comma begins decimals, and many papers mix in the English way; also
 * numbers written in words ("lima", "dua puluh tiga", "seratus dua puluh lima").
 */

/** The sign that begins decimals in the numbers around one, or null when they do not tell. */
export type DecimalSign = 'comma' | 'point' | null;

/**
 * What is known of a number: `whole` when it counts things, so that three digits after a comma are thousands, not
 * thousandths; `small` when thousands are unlikely (a percentage, an index); `sign` from the numbers beside it.
 */
export type NumberHint = { whole?: boolean; small?: boolean; sign?: DecimalSign };

const sign = '([-+]?)';
const whole = new RegExp(`^${sign}\\d+$`);
const comma = new RegExp(`^${sign}\\d+,(\\d+)$`);
const point = new RegExp(`^${sign}(\\d+)\\.(\\d+)$`);
const pointGroups = new RegExp(
  `^${sign}[1-9]\\d{0,2}(?:\\.\\d{3}){2,}(?:,\\d+)?$|^${sign}[1-9]\\d{0,2}\\.\\d{3},\\d+$`,
);
const commaGroups = new RegExp(
  `^${sign}[1-9]\\d{0,2}(?:,\\d{3}){2,}(?:\\.\\d+)?$|^${sign}[1-9]\\d{0,2},\\d{3}\\.\\d+$`,
);

/**
 * A number as printed, or null when it is none, or could be two: "1.234" is 1234 as grouping asks, but open in a row
 * that writes "92.5", or where thousands are unlikely; "0.250" and "3.1415" can only be decimals.
 */
export function readNumber(text: string, hint: NumberHint = {}): number | null {
  const bare = text
    .trim()
    .replace(/^([-+−–])\s+/, '$1')
    .replace(/^[−–]/, '-');
  if (whole.test(bare)) return Number(bare);
  if (pointGroups.test(bare)) return Number(bare.replace(/\./g, '').replace(',', '.'));
  if (commaGroups.test(bare)) return Number(bare.replace(/,/g, ''));
  const decimals = comma.exec(bare)?.[2];
  if (decimals !== undefined) {
    const open = decimals.length === 3 && !/^[-+]?0/.test(bare) && (hint.whole === true || hint.sign === 'point');
    return open ? null : Number(bare.replace(',', '.'));
  }
  const parts = point.exec(bare);
  if (!parts) return null;
  const [, , before = '', after = ''] = parts;
  if (after.length !== 3 || before.length > 3 || before.startsWith('0')) return Number(bare);
  return hint.small === true || hint.sign === 'point' ? null : Number(bare.replace('.', ''));
}

/** Which sign begins decimals in a list of texts, told by numbers that can be read one way only. */
export function decimalSignOf(texts: readonly string[]): DecimalSign {
  const numbers = texts.flatMap((text) => text.match(/\d[\d.,]*\d/g) ?? []);
  const says = (pattern: RegExp) => numbers.some((number) => pattern.test(number));
  const commaSaid = says(/^\d+,(?:\d{1,2}|\d{4,})$|\.\d{3},\d+$|^0,\d+$/);
  const pointSaid = says(/^\d+\.(?:\d{1,2}|\d{4,})$|,\d{3}\.\d+$|^0\.\d+$/);
  if (commaSaid === pointSaid) return null;
  return commaSaid ? 'comma' : 'point';
}

const digits = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const powers: [string, number][] = [
  ['juta', 1_000_000],
  ['ribu', 1000],
  ['ratus', 100],
  ['puluh', 10],
];

/** The whole number that words say (below a thousand million), or null when they are no number. */
export function readNumeral(text: string): number | null {
  const words = text
    .toLowerCase()
    .trim()
    .replace(/\bse(?=(?:puluh|ratus|ribu|juta|belas)\b)/g, 'satu ')
    .split(/\s+/);
  return words[0] === '' ? null : valueOf(words);
}

function valueOf(words: readonly string[]): number | null {
  for (const [name, power] of powers) {
    const at = words.indexOf(name);
    if (at < 0) continue;
    const times = at === 0 ? null : valueOf(words.slice(0, at));
    const rest = at === words.length - 1 ? 0 : valueOf(words.slice(at + 1));
    return times === null || rest === null || rest >= power ? null : times * power + rest;
  }
  const first = digits.indexOf(words[0] ?? '');
  if (first < 0) return null;
  if (words.length === 2 && words[1] === 'belas') return first === 0 ? null : 10 + first;
  return words.length === 1 ? first : null;
}
