/** Vocabulary: what agencies write, and what we call it. Data in `vocabulary/*.csv`; this file puts its parts together. */
import { madeWhenAsked } from '../../pipeline/model/made-when-asked.ts';
import type { Areas } from './areas.ts';
import { readConfidenceModel, type ConfidenceModel } from './confidence-model.ts';
import { readConfusions, type Confusions } from './confusion.ts';
import { readFrequencies, type Frequencies } from './frequencies.ts';
import { readGlossary, type Glossary, type GlossaryName } from './glossary.ts';
import { vocabularyHash, type VocabularyTexts } from './texts.ts';
import { readUsualWords, type WordClass } from './usual-words.ts';
import { readWords } from './words.ts';

/** Everything that the normalizers know before they see a document. */
export type Vocabulary = Readonly<Record<GlossaryName, Glossary>> & {
  confusions: Confusions;
  words: ReadonlySet<string>;
  confidence: ConfidenceModel;
  usualWords: ReadonlyMap<string, WordClass>;
  frequencies: Frequencies;
  areas: Areas;
  hash: string;
  /** What is made from this vocabulary ("knownWords"), made once: when it is first asked for. */
  derive: <Made>(make: (vocabulary: Vocabulary) => Made) => Made;
};

/**
 * Puts the vocabulary together from the text of its files. Each is read when it is first asked for: a process that reads
 * pages needs none of them, and few need all. Throws then, as `readGlossary` does.
 */
export function readVocabulary(texts: VocabularyTexts, areas: Areas): Vocabulary {
  const glossary = (name: GlossaryName) => () =>
    readGlossary(texts[`${name}.csv`] ?? '', `vocabulary/${name}.csv`, { name });
  const vocabulary: Vocabulary = madeWhenAsked({
    terms: glossary('terms'),
    spellings: glossary('spellings'),
    divisions: glossary('divisions'),
    sources: glossary('sources'),
    units: glossary('units'),
    measures: glossary('measures'),
    agencies: glossary('agencies'),
    lemmas: glossary('lemmas'),
    contrasts: glossary('contrasts'),
    cues: glossary('cues'),
    polarity: glossary('polarity'),
    confusions: () => readConfusions(texts['confusions.csv'] ?? 'read,printed,share'),
    words: () => readWords(texts['words.csv'] ?? 'word'),
    confidence: () => readConfidenceModel(texts['confidence.csv'] ?? 'kind,term,weight', 'vocabulary/confidence.csv'),
    usualWords: () => readUsualWords(texts['usual-words.csv'] ?? ''),
    frequencies: () => readFrequencies(texts['frequencies.csv'] ?? 'lemma,documents'),
    areas: () => areas,
    hash: () => vocabularyHash(texts),
    derive: () => derivedFrom(() => vocabulary),
  });
  return vocabulary;
}

function derivedFrom(vocabulary: () => Vocabulary): Vocabulary['derive'] {
  const made = new Map<unknown, unknown>();
  return <Made>(make: (vocabulary: Vocabulary) => Made): Made => {
    const known = made.get(make) as Made | undefined;
    if (known !== undefined) return known;
    const first = make(vocabulary());
    made.set(make, first);
    return first;
  };
}
