/** The words that open the name of a body of government ("Dinas", "RSUD"), from agencies.csv: one list for all readers. */
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { entriesOf } from '../vocabulary/glossary.ts';
import { aliasesOfKind, anyOf } from '../vocabulary/word-lists.ts';

/** A whole government, which has bodies and is none. */
export const government = 'pemerintah';

/** A group for a pattern that matches the words that open a body's name. */
export function bodyWords({ agencies }: Pick<Vocabulary, 'agencies'>): string {
  return anyOf(
    entriesOf(agencies, 'kind')
      .filter(({ canonical, fields }) => canonical !== government && !fields['after'])
      .map(({ alias }) => alias),
  );
}

/** As `bodyWords`, with the short names of agencies: "Disdik", "BPBD". */
export function bodyNames({ agencies }: Pick<Vocabulary, 'agencies'>): string {
  const shorts = aliasesOfKind(agencies, 'short').filter((alias) => /^\p{L}{3,}/u.test(alias));
  return `(?:${bodyWords({ agencies })}|${anyOf(shorts)})`;
}
