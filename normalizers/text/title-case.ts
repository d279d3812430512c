/** Upper-case text as names are written in running text. */

const small = new Set(['dan', 'di', 'ke', 'dari', 'yang', 'untuk', 'atau', 'serta', 'dengan', 'pada', 'bagi']);
const capitals = new Set([
  'DKI',
  'DI',
  'UPT',
  'UPTD',
  'UPTB',
  'RSUD',
  'RSU',
  'RSJ',
  'KB',
  'PP',
  'SMK',
  'SMA',
  'SDM',
  'TIK',
  'PSDA',
  'II',
  'III',
  'IV',
  'VI',
  'VII',
  'OKU',
  'P3AP2KB',
  'P3A',
  'PMD',
  'DPRD',
]);

/**
 * Title case: "DINAS SOSIAL KABUPATEN TAPIN" becomes "Dinas Sosial Kabupaten Tapin". Words that are not all
 * upper case stay as they are; small words (dan, di) become lower case inside the name; known abbreviations stay.
 */
export function titleCase(text: string): string {
  return text
    .split(' ')
    .map((word, i) => caseWord(word, i > 0))
    .join(' ');
}

function caseWord(word: string, inside: boolean): string {
  const letters = word.replace(/[^\p{L}\p{N}]/gu, '');
  if (inside && small.has(letters.toLowerCase())) return word.toLowerCase();
  if (letters === '' || letters !== letters.toUpperCase() || capitals.has(letters)) return word;
  if (/\d/.test(letters)) return word;
  return word.toLowerCase().replace(/\p{L}+/gu, (part) => part.charAt(0).toUpperCase() + part.slice(1));
}
