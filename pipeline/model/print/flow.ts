/** Whether a text is whole, or goes on before or after it: what a line, a cell or a page has cut. */
import { markOf } from './ordinal.ts';

/** Words after which a text cannot end; of English those that stand in names of systems and reports. */
export const onwardWords: readonly string[] = (
  'dan atau yang di ke dari dalam untuk serta dengan pada terhadap bagi oleh per antara sebagai melalui kepada secara ' +
  'sesuai seperti and or of the to in for with'
).split(' ');

const onward: ReadonlySet<string> = new Set(onwardWords);

/** Whether a text begins in the middle of a sentence or formula; an entry of a list begins something new. */
export function startsInside(text: string): boolean {
  return /^[\p{Ll}(),;&+%×=]/u.test(text) && markOf(text) === null;
}

/** Whether a text stops in the middle: after a joining word, a sign, or inside brackets. */
export function endsInside(text: string): boolean {
  const last = /(?<!\p{L})\p{L}+$/u.exec(text)?.[0].toLowerCase(); // one try a word, however long it is
  if (last !== undefined && (onward.has(last) || last === 'x')) return true;
  return /[-,(/:×+=]$/u.test(text) || count(text, '(') > count(text, ')');
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
