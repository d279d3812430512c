/** Bounds on a number: "di atas 0,7", "kurang dari 48 jam", "≥ 60 tahun". */

const number = String.raw`(\d+(?:[.,]\d+)*)`;
const over = String.raw`(?:di ?atas|lebih dari|lebih besar dari|melebihi|minimal|paling sedikit|sekurang-kurangnya|>=?|≥)`;
const under = String.raw`(?:di ?bawah|kurang dari|lebih kecil dari|maksimal|paling banyak|paling lama|<=?|≤)`;
const bound = new RegExp(String.raw`(?:(${over})|(${under}))\s*(?:usia|umur|nilai|skor)?\s*${number}`, 'giu');

/** The bounds of a text as lemmas (">48"), and the text without them. Strict and not strict bounds are one. */
export function takeBounds(text: string): { rest: string; bounds: string[] } {
  const bounds: string[] = [];
  const rest = text.replace(bound, (_, above: string | undefined, below: string | undefined, value: string) => {
    bounds.push(`${above === undefined && below !== undefined ? '<' : '>'}${plainNumber(value)}`);
    return ' ';
  });
  return { rest, bounds };
}

/** "1.000" and "1000" are one number. */
function plainNumber(value: string): string {
  return value.replace(/\.(?=\d{3}(?!\d))/g, '').replace(',', '.');
}
