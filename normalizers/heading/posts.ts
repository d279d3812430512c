/** Bodies named by the post of who heads them: "CAMAT MUNCAR" signs for Kecamatan Muncar. */
import { squeeze } from '../text/plain-text.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { anyOf } from '../vocabulary/word-lists.ts';
import type { PlacedText } from './line-patterns.ts';

/** Words behind a post, at most: the name of a place and its region. */
const longestNamed = 7;

/** The bodies whose heads stand alone on a line in capitals, as they sign; a sentence that speaks of a post names none. */
export function postedBodies(lines: readonly string[], { cues }: Vocabulary): PlacedText[] {
  const posts = entriesOf(cues, 'post').map(({ alias, canonical }) => ({
    body: canonical,
    opens: new RegExp(`^(?:A\\.?\\s?N\\.?\\s+|PLT\\.?\\s+)?${anyOf([alias])}(?!\\p{L})(.*)$`, 'iu'),
  }));
  return lines.flatMap((line, i) => {
    if (/\p{Ll}/u.test(line) || line.split(' ').length > longestNamed) return [];
    const post = posts.find(({ opens }) => opens.test(line));
    if (!post) return [];
    const named = squeeze(post.opens.exec(line)?.[1] ?? '').replace(/[,.:;]+$/, '');
    return [{ text: squeeze(`${post.body.toUpperCase()} ${named}`), at: [i] }];
  });
}
