/** What an agency need not say in its own rows: the words of its own name. "Luas areal" of the agency for estates is theirs. */
import { foldText } from '../../../pipeline/model/print/fold.ts';
import { lemmasOf } from '../../phrases/lemmas.ts';
import { readTokens } from '../../phrases/phrase-tokens.ts';
import { readContrasts } from '../../vocabulary/contrasts.ts';
import { entriesOf } from '../../vocabulary/glossary.ts';
import type { Vocabulary } from '../../vocabulary/vocabulary.ts';

/** Families of contrasts that tell people apart: whoever is not named is not meant. */
const peopleKinds = ['group', 'age', 'life', 'impairment'];

/** The lemmas of an agency's name without its region, less the words for its kind and for people: "Dinas Perkebunan": kebun. */
export function homeWords(named: string, vocabulary: Vocabulary): ReadonlySet<string> {
  const known = vocabulary.derive(knownHomes);
  const before = known.get(named);
  if (before) return before;
  const bodies = vocabulary.derive(bodyWords);
  const lemmas = lemmasOf(vocabulary);
  const found = readTokens(named, vocabulary)
    .filter(({ role, word }) => (role === 'content' || role === 'adjective') && !bodies.has(word))
    .filter(({ word }) => !peopleKinds.some((kind) => readContrasts(word, vocabulary).has(kind)))
    .flatMap((token) => [...token.lemmas, ...token.lemmas.flatMap((lemma) => lemmas.spellingsOf(lemma).flat())]);
  const home = new Set(found);
  known.set(named, home);
  return home;
}

function knownHomes(): Map<string, ReadonlySet<string>> {
  return new Map();
}

function bodyWords({ agencies }: Vocabulary): ReadonlySet<string> {
  return new Set(entriesOf(agencies, 'kind').flatMap(({ alias }) => foldText(alias).split(' ')));
}
