/** Short names of agencies, and of the parts of joint ones, as whole names: "Disdik", "Satpol PP dan Damkar". */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { abbreviates } from '../text/abbreviates.ts';
import { lookUp } from '../vocabulary/glossary.ts';
import { isLanguageWord } from '../vocabulary/known-words.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';

const longestShort = 4;

/**
 * The words of a text, "Dinkes", "Dinas PUPR" and the like as whole names. What is joined to a name that is open already
 * says only what it adds: "Satpol PP dan Damkar" has no second "Dinas", and "LH" after "Dinas Perkim dan" is what "Dinas LH" is.
 */
export function expandShort(text: string, vocabulary: Vocabulary): string[] {
  const words = text.split(' ');
  const joints = vocabulary.derive(jointWords);
  const whole: string[] = [];
  let open: string | null = null;
  for (let i = 0; i < words.length;) {
    const aside = asideAt(words, i, whole, vocabulary);
    if (aside > 0) {
      i += aside;
      continue;
    }
    const joined = open !== null && (joints.has(words[i - 1]?.toLowerCase() ?? '') || /,$/.test(words[i - 1] ?? ''));
    const short = shortAt(words, i, open, vocabulary);
    const said = short && (joined || short.isPart) ? withoutKind(short.whole, vocabulary) : short?.whole;
    const length = short?.words ?? 1;
    const again = short !== null && saysAgain(words.slice(i, i + length).join(' '), short.whole, whole);
    if (!again) whole.push(said ?? words[i]!);
    if (isLevel(words, i, vocabulary)) open = null;
    else open ??= kindOf(said ?? words[i]!, vocabulary);
    i += length;
  }
  return whole.join(' ').split(' ');
}

/** "Badan Perencanaan Pembangunan Daerah (BAPPEDA)": a short name in brackets, or right behind its own long one. */
function saysAgain(short: string, long: string, before: readonly string[]): boolean {
  const told = ` ${foldText(before.join(' '))}`;
  return told.endsWith(` ${foldText(long)}`) || (/^\(.*\)$/.test(short) && told.trim().includes(' '));
}

const longestAside = 8;

/**
 * How many words at a place are in brackets and say the name before them again: its letters ("(RSUD)", "(DPK)"), or the
 * same in the language of the region ("(Kundha Kabudayan)"). What they add to it, as "(Bina Marga)" does, belongs to it.
 */
function asideAt(words: readonly string[], at: number, before: readonly string[], vocabulary: Vocabulary): number {
  if (!/^\(\p{L}/u.test(words[at] ?? '')) return 0;
  const length = 1 + words.slice(at, at + longestAside).findIndex((word) => /\p{L}\)[,.]?$/u.test(word));
  const name = before.join(' ').split(' ');
  if (length === 0 || name.length < 2) return 0;
  const inside = words.slice(at, at + length).map((word) => word.replace(/[().,]/g, ''));
  const joints = vocabulary.derive(jointWords);
  const isShort = name.some(
    (_, from) => length === 1 && abbreviates(inside[0] ?? '', name.slice(from).join(' '), (word) => joints.has(word)),
  );
  const isForeign = length > 1 && inside.some((word) => !isLanguageWord(foldText(word), vocabulary));
  return isShort || isForeign ? length : 0;
}

/** The whole name that a short one at a place stands for; `isPart` where it does so only behind the kind that is `open`. */
function shortAt(
  words: readonly string[],
  at: number,
  open: string | null,
  { agencies }: Vocabulary,
): { whole: string; words: number; isPart: boolean } | null {
  for (let n = Math.min(longestShort, words.length - at); n > 0; n--) {
    const printed = words.slice(at, at + n).join(' ');
    const end = /[,;]$/.exec(printed)?.[0] ?? '';
    const own = lookUp(agencies, 'short', printed);
    if (own) return { whole: own.canonical + end, words: n, isPart: false };
    if (open === null) continue;
    const part = lookUp(agencies, 'part', printed) ?? lookUp(agencies, 'short', `${open} ${printed}`);
    if (part) return { whole: part.canonical + end, words: n, isPart: true };
  }
  return null;
}

function kindOf(text: string, { agencies }: Vocabulary): string | null {
  const [first = ''] = text.split(' ');
  return lookUp(agencies, 'kind', first) || lookUp(agencies, 'kind', text) ? first : null;
}

function withoutKind(name: string, vocabulary: Vocabulary): string {
  const [first = '', ...rest] = name.split(' ');
  return rest.length > 0 && kindOf(first, vocabulary) !== null ? rest.join(' ') : name;
}

function isLevel(words: readonly string[], at: number, { agencies }: Vocabulary): boolean {
  return lookUp(agencies, 'level', words[at] ?? '') !== null;
}

function jointWords({ cues }: Vocabulary): ReadonlySet<string> {
  return wordsOfKind(cues, 'agency-word');
}
