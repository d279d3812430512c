/** What a concept is called: its commonest wording, in words, with the abbreviation beside it. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import type { Draft } from './drafts.ts';

/** The wording that most documents have; of equals the one that says most in words, then by letters. */
export function labelOf({ rows }: Draft): string {
  const wordings = new Map<string, { text: string; documents: Set<string> }>();
  for (const { subject, document } of rows) {
    const text = bare(subject.name);
    const before = wordings.get(foldText(text));
    const kept = before && before.text <= text ? before.text : text;
    wordings.set(foldText(text), { text: kept, documents: (before?.documents ?? new Set()).add(document) });
  }
  const [best] = [...wordings.values()].sort(
    (a, b) =>
      b.documents.size - a.documents.size || b.text.length - a.text.length || (a.text < b.text ? -1 : 1),
  );
  return best!.text;
}

/** Without unit, code or closing sign. */
function bare(name: string): string {
  const text = squeeze(name.replace(/\(\s*%\s*\)/g, ' ').replace(/[\s.,;:]+$/, ''));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
