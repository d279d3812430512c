/** Indonesian numbers written in words: "lima", "dua puluh tiga", "seratus dua puluh lima". */

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
