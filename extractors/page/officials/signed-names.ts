/** The name of who signed, told by where it stands: below place, day and post, under the room that a hand needs. */
import {
  bare,
  isNameLike,
  isSigning,
  opensPost,
  textsAbove,
  type NameHints,
} from '../../../pipeline/model/print/officials-in-block.ts';
import { holdsStaffNumber, isRankLine } from '../../../pipeline/model/print/official.ts';
import type { Box } from '../../../pipeline/model/geometry.ts';
import type { TextLine, Word } from '../../../pipeline/model/reading/text.ts';

/** A name is signed within this height, in points: four to seven empty lines of 11-point print. */
export const signatureHeight = 120;
/** Room between two lines, in heights of a line, that is there to sign in: an empty line of print is 1.5, three are 3.5 and more. */
const leastRoom = 2;
/** Digits that are more than a number of a page or a target: those of a staff number that was not known as one. */
const mostDigits = 8;

/** A name stands below the middle of its post, in points: both are centred, or begin at one edge. */
const mostAside = 80;

/** A line with its place. */
export type PlacedLine = Pick<TextLine, 'words'> & { box: Box };

const textsOf = ({ words }: Pick<TextLine, 'words'>): string[] => words.map(({ text }) => text);

/** Whether a line says something: most of its words are known, or one opens a post ("BUPATI TAPIN"). What a signature or a stamp was read as does not. */
export function isTold(words: readonly Word[], hints: NameHints): boolean {
  const spoken = words.map(({ text }) => bare(text)).filter((word) => word.length > 1);
  const known = spoken.filter((word) => hints.isWord(word));
  return known.length * 2 > spoken.length || spoken.some(hints.isPost);
}

/** The words of a line that a picture shows although they stand where somebody signed. */
export function toldWords(words: readonly Word[], hidden: ReadonlySet<Word>, hints: NameHints): Word[] {
  const left = words.filter((word) => !hidden.has(word));
  const isNumber = left.every(({ text }) => !/\p{L}/u.test(text));
  if (isNumber)
    return left
      .map(({ text }) => text)
      .join(' ')
      .replace(/\D/g, '').length < mostDigits
      ? left
      : [];
  return isTold(left, hints) ? left : left.filter(({ text }) => hints.isWord(bare(text)));
}

/** Place, day and post of a signature: their place, and their lines. */
type SigningPost = { box: Box; lines: ReadonlySet<PlacedLine> };

/** Where signatures are opened, with the lines of the post as far as they follow each other. */
export function signingPosts(lines: readonly PlacedLine[], hints: NameHints): SigningPost[] {
  const texts = lines.map(textsOf);
  return lines.flatMap((opening, at) => {
    if (!isSigning(texts[at]!.join(' '), textsAbove(texts, at))) return [];
    const own = new Set([opening]);
    let { box } = opening;
    let hasPost = opensPost(texts[at]!, hints);
    for (const line of below(lines, opening.box)) {
      if (line.box[1] - box[3] > leastRoom * heightOf(opening.box)) break;
      if (!isTold(line.words, hints)) continue;
      own.add(line);
      hasPost ||= opensPost(textsOf(line), hints);
      box = [Math.min(box[0], line.box[0]), box[1], Math.max(box[2], line.box[2]), Math.max(box[3], line.box[3])];
    }
    return hasPost ? [{ box, lines: own }] : [];
  });
}

/** The lines that hold nothing but a name below a post, whatever its words mean elsewhere: "INDAH LESTARI" heads a region as well. */
export function signedNames(lines: readonly PlacedLine[], hints: NameHints): PlacedLine[] {
  return signingPosts(lines, hints).flatMap(({ box, lines: own }) => {
    const room = leastRoom * heightOf([...own][0]!.box);
    const under = below(lines, box).filter((line) => line.box[1] - box[3] > room);
    const name = under.find(
      (line) =>
        line.box[1] - box[3] < signatureHeight &&
        line.words.length > 1 &&
        !/,$/.test(line.words.at(-1)!.text) &&
        isNameLike(textsOf(line), hints),
    );
    if (!name || Math.abs(middleOf(name.box) - middleOf(box)) > mostAside) return [];
    // a title goes on, a name has its rank or number below it, or nothing
    const goesOn = below(under, name.box).some((line) => {
      const text = textsOf(line).join(' ');
      const isNear = line.box[1] - name.box[3] < room && isTold(line.words, hints);
      return isNear && !isRankLine(text) && !holdsStaffNumber(text);
    });
    return goesOn ? [] : [name];
  });
}

const middleOf = (box: Box): number => (box[0] + box[2]) / 2;
const heightOf = (box: Box): number => box[3] - box[1];

/** The lines below a box and in its breadth, from the top down. */
function below(lines: readonly PlacedLine[], box: Box): PlacedLine[] {
  const middle = (box[1] + box[3]) / 2;
  return lines
    .filter(({ box: at }) => (at[1] + at[3]) / 2 > middle && at[1] > box[1] && at[0] < box[2] && box[0] < at[2])
    .sort((a, b) => a.box[1] - b.box[1]);
}
