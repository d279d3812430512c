/** The words of the catalogue page, one file a language, and the words for keys of the data. */
import english from '../../words/catalogue/en.json';
import indonesian from '../../words/catalogue/id.json';
import { issueInIndonesian, language, number } from '../../kit/language.ts';
import { carried } from './opening.ts';

export type CatalogueWord = keyof typeof english;

const words = (): Record<CatalogueWord, string> => (language() === 'id' ? indonesian : english);

/** Words with `{0}`, `{1}` filled in, in the language of the page. */
export function tell(word: CatalogueWord, ...values: readonly (string | number)[]): string {
  return words()[word].replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

/** What the page says in English, to know it where the data say it. */
export const englishWord = (word: CatalogueWord): string => english[word];

/** The word of a key, or a text where there is none. */
export const wordOr = (word: string, text: string): string => (word in english ? words()[word as CatalogueWord] : text);

/** One or several. */
export function told(count: number, one: CatalogueWord, many: CatalogueWord): string {
  return count === 1 ? tell(one) : tell(many, number(count));
}

/** A key of the data in words: its word under `kind.key`, else the key as people write it; never the key itself. */
export function keyWord(kind: string, key: string): string {
  const word = `${kind}.${key}`;
  if (word in english) return words()[word as CatalogueWord];
  const plain = key.replace(/[-_/.]+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** The title of a code of issues. */
export function issueTitle(code: string): string {
  const own = language() === 'id' ? issueInIndonesian(code)?.[0] : undefined;
  return own ?? carried.codes[code]?.title ?? keyWord('', code);
}

/** What to do about a code of issues. */
export function issueRemedy(code: string): string {
  const own = language() === 'id' ? issueInIndonesian(code)?.[1] : undefined;
  return own ?? carried.codes[code]?.remedy ?? '';
}

const oneDigit = { minimumFractionDigits: 0, maximumFractionDigits: 1 };

/** A share in percent, to a tenth. */
export const percent = (share: number): string =>
  `${(tenthsOf(share) / 10).toLocaleString(language() === 'id' ? 'id-ID' : 'en', oneDigit)} %`;

/** A certainty in whole percent, never more than it is. */
export const sureness = (share: number | null): string => (share === null ? '' : `${Math.floor(share * 100 + 1e-6)} %`);

/** Page or line, in words. */
export const placeWords = (page: number | null, line: number | null): string =>
  line !== null ? tell('onLine', number(line)) : page !== null ? tell('onPage', number(page)) : tell('noPlace');

/** A share in tenths of a percent, rounded; what is not all is never told as all, nor what is some as none. */
function tenthsOf(share: number): number {
  const rounded = Math.round(share * 1000);
  return share > 0 && share < 1 ? Math.min(999, Math.max(1, rounded)) : rounded;
}
