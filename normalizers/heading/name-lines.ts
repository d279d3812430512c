/** Names of agencies that stand on several lines: which line goes on with the name that the line above opens. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { entriesOf, lookUp } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { wordsOfKind } from '../vocabulary/word-lists.ts';
import { joinedKinds, namedKinds } from './body-kinds.ts';
import { agencyWords } from './name-words.ts';
import { plainWords } from './regions.ts';

const longestKind = 5;
/** Words of a line with the rest of a name of a place or person. */
const longestRest = 5;

/**
 * Whether a line in capitals goes on with the name that opens in the one above: "SATUAN POLISI" / "PAMONG PRAJA",
 * "BAGIAN HUKUM" / "SEKRETARIAT DAERAH". The rest of a place's or person's name ("RSUD H. PADJONGA" / "DAENG NGALLE") is
 * taken only where `named`, as it looks like any other name: that of who signs, for one.
 */
export function goesOnBelow(above: string, line: string, named: boolean, vocabulary: Vocabulary): boolean {
  const rest = line.replace(/^\(\S+\)\s/, ''); // "(RSUD) KUALA PEMBUANG"
  const words = foldText(withoutPlace(rest, vocabulary)).split(' ');
  if (/[\d:]/.test(line) || words[0] === '') return false;
  const opening = kindOf(above, vocabulary);
  if (opening === null) return opensKind(`${above} ${line}`, above, vocabulary);
  if (kindOf(rest, vocabulary) !== null) return joinedKinds.has(opening.kind);
  const known = agencyWords(vocabulary);
  if (words.every((word) => known.has(word))) return true;
  if (!named || !namedKinds.has(opening.kind) || words.length > longestRest || addressed(rest, vocabulary))
    return false;
  // words of the language may be a place only where the kind stands alone: "PEMERINTAH DESA" / "SUMBER MAKMUR"
  return opening.isAll || words.some((word) => !vocabulary.derive(plainWords).has(word));
}

/** "KEBAKARAN KABUPATEN KATINGAN": what stands before the region, all of it where the region stands alone. */
function withoutPlace(line: string, { agencies }: Vocabulary): string {
  const words = line.split(' ');
  const at = words.findIndex((word, i) => i > 0 && i < words.length - 1 && lookUp(agencies, 'level', word) !== null);
  return at < 0 ? line : words.slice(0, at).join(' ');
}

/** The kind that a text opens with, and whether it says nothing more. */
function kindOf(text: string, { agencies }: Vocabulary): { kind: string; isAll: boolean } | null {
  const words = text.split(' ');
  for (let n = Math.min(longestKind, words.length); n > 0; n--) {
    const entry = lookUp(agencies, 'kind', words.slice(0, n).join(' '));
    if (entry) return { kind: entry.canonical, isAll: n === words.length };
  }
  return null;
}

/** Whether lines open a kind together that the first of them only begins. */
function opensKind(lines: string, first: string, { agencies }: Vocabulary): boolean {
  const [whole, begun] = [foldText(lines), foldText(first)];
  return entriesOf(agencies, 'kind').some(({ alias }) => {
    const kind = foldText(alias);
    return kind.startsWith(`${begun} `) && `${whole} `.startsWith(`${kind} `);
  });
}

function addressed(line: string, { cues }: Vocabulary): boolean {
  const words = wordsOfKind(cues, 'address');
  return foldText(line)
    .split(' ')
    .some((word) => words.has(word));
}
