/** Words and figures that a narrow cell breaks between two letters, without a hyphen: put together again. */
import { unite } from '../../pipeline/model/around.ts';
import type { Box } from '../../pipeline/model/geometry.ts';
import type { Table, TableCell } from '../../pipeline/model/reading/table.ts';
import type { TextLine, Word } from '../../pipeline/model/reading/text.ts';

/** The white that word processors leave at each side of a cell, with an indent at most, in points. */
const [padding, indented] = [5, 13];
/** A last piece of so many letters may be a word by chance. */
const shortPiece = 3;

/**
 * The table with such words whole. A word processor breaks a word only where it is wider than its cell: it begins its line
 * and fills it, so that not one letter more would fit. Letters are joined where they make a word (`isWord`) of pieces that
 * are none, figures where the first piece is cut at its decimals or the second ends in "%", and years.
 */
export function joinBrokenWords(table: Table, isWord: (word: string) => boolean): Table {
  return { ...table, cells: table.cells.map((cell) => ({ ...cell, lines: joinedLines(cell, isWord) })) };
}

function joinedLines(cell: TableCell, isWord: (word: string) => boolean): TextLine[] {
  const { box } = cell;
  // on two pages the box is that of the first
  if (!box || cell.lines.length < 2 || cell.segments.length > 1) return cell.lines;
  const left = Math.min(...cell.lines.flatMap((line) => (line.box ? [line.box[0] - box[0]] : [])));
  const room = box[2] - box[0] - 2 * Math.min(Math.max(left, padding), indented);
  const joined: TextLine[] = [];
  let before: TextLine | undefined;
  for (const line of cell.lines) {
    const last = joined.at(-1);
    const first = last?.words.at(-1);
    const [piece, ...rest] = line.words;
    if (last && first && piece && before && isFull(before, piece, room) && goesOn(line, last)) {
      if (isOne(first.text, piece.text, cell.header, isWord)) {
        joined[joined.length - 1] = { ...last, words: [...last.words.slice(0, -1), oneOf(first, piece)] };
        if (rest.length > 0) joined.push({ ...line, words: rest, box: boxOf(rest) ?? line.box });
        before = line;
        continue;
      }
    }
    joined.push(line);
    before = line;
  }
  return joined;
}

/** Whether a line is one word that leaves in the `room` of its cell (points) no place for the first letter of the piece below it. */
function isFull(line: TextLine, piece: Word, room: number): boolean {
  const [word, ...others] = line.words;
  if (!word?.box || !piece.box || others.length > 0) return false;
  const letter = (piece.box[2] - piece.box[0]) / Math.max(1, piece.text.length);
  return word.box[2] - word.box[0] + letter > room;
}

function goesOn(line: TextLine, above: TextLine): boolean {
  return !line.paragraph && !line.fraction && !above.fraction;
}

function isOne(first: string, piece: string, isHeading: boolean, isWord: (word: string) => boolean): boolean {
  if (/^(?:19|20)\d{0,1}$/.test(first) && /^(?:19|20)\d\d$/.test(first + piece)) return isHeading;
  if (/^\d[\d.,]*$/.test(first)) return isOneFigure(first, piece);
  const head = /^\P{L}*(\p{L}+)$/u.exec(first)?.[1] ?? '';
  const tail = /^\p{L}+/u.exec(piece)?.[0] ?? '';
  const isCase = /^\p{Ll}+$/u.test(tail) || (tail === tail.toUpperCase() && head === head.toUpperCase());
  if (head === '' || tail === '' || !isCase || !isWord((head + tail).toLowerCase())) return false;
  return tail.length <= shortPiece || ![head, tail].every((part) => isWord(part.toLowerCase()));
}

/** "83,5" over "0", "10" over "0%": one of two figures below each other ends in "%" as well, or has decimals of its own. */
function isOneFigure(first: string, piece: string): boolean {
  if (/^%$/.test(piece)) return true;
  const isCut = /[.,]/.test(first) ? /^\d{1,3}%?$/.test(piece) : /^\d{1,2}%$/.test(piece) && first.length < 3;
  return isCut && /^\d{1,3}(?:(?:\.\d{3})+|[.,]\d+)?(?:,\d+)?%?$/.test(first + piece);
}

function oneOf(first: Word, piece: Word): Word {
  return { text: first.text + piece.text, box: first.box, confidence: Math.min(first.confidence, piece.confidence) };
}

const boxOf = (words: readonly Word[]): Box | null => unite(words.flatMap(({ box }) => (box ? [box] : [])));
