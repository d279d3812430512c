/** Words and phrases of a list inside a text, whole ones only. */
import { foldText } from '../../pipeline/model/print/fold.ts';

/** True when the folded text holds one of these folded words or phrases between word boundaries. */
export function holdsAny(text: string, words: ReadonlySet<string> | undefined): boolean {
  const folded = ` ${foldText(text)} `;
  return [...(words ?? [])].some((word) => folded.includes(` ${word} `));
}
