/** The factor of a formula as exports spell it. */

const sign = /^(?:[x×*]|kali|dikali|di\s?kali)$/i;
const factor = /^1(?:00|0{3,6}|(?:[.,]000){1,2}|00[.,]000)%?$/;

/** True for "x 100", "X 100 %", "kali 1.000", "100%": a factor and nothing else. */
export function isMultiplier(text: string): boolean {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((w) => w !== '%');
  const first = words[0] ?? '';
  if (words.length === 2) return sign.test(first) && isFactor(words[1] ?? '');
  if (words.length === 3) return /^di$/i.test(first) && sign.test(words[1] ?? '') && isFactor(words[2] ?? '');
  return words.length === 1 && (/^100\s*%$/.test(text.trim()) || (/^[x×]/i.test(first) && isFactor(first.slice(1))));
}

/** True for a power of ten from 100 on, with or without separators and "%". */
export function isFactor(word: string): boolean {
  return factor.test(word) && Number(word.replace(/\D/g, '')) >= 100;
}

/** True for "10096", "1009", "1005,": a hundred whose percent sign was read as digits; no power of ten. */
export function isMisreadHundred(word: string): boolean {
  return /^100(?!0+[.,]?$)[\d%]{1,4}[.,»]?$/.test(word) && !/%$/.test(word.slice(0, 4));
}
