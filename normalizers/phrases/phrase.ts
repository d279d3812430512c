/** What a name, a numerator or a denominator speaks of: whom it counts, under which condition, where and when. */
import { readMeasure, type MeasureKind } from '../fields/measure.ts';
import { findTerms } from '../vocabulary/terms.ts';
import type { Vocabulary } from '../vocabulary/vocabulary.ts';
import { splitClauses } from './clauses.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';
import { lemmasOf, type Lemmas } from './lemmas.ts';
import { takeBase, takePeriod, takeSetting } from './settings.ts';
import { readTokens, splitBrackets } from './phrase-tokens.ts';

/**
 * "Persentase PPKS yang memperoleh bantuan sosial di dalam panti dalam 1 tahun": `measure` percentage, `population`
 * ppks, `condition` "terima bantu sosial", `setting` "dalam panti", `period` "1 tahun". The lists hold content words as
 * lemmas in printed order, without stop words; a term with an abbreviation is its vocabulary key. `terms` holds the keys
 * met, `negated` tells "tidak", "belum". `purpose` is the part of the condition behind "untuk" or
 * "menurut", `means` that behind "melalui". `need` tells "yang seharusnya", "yang membutuhkan", `whole` "seluruh", "yang
 * ada", `aside` what stood in brackets or after "per 1.000". A list is empty when the text says nothing of the kind.
 */
export type Phrase = {
  text: string;
  measure: MeasureKind | null;
  population: string[];
  condition: string[];
  setting: string[];
  period: string[];
  purpose: string[];
  means: string[];
  need: string[];
  aside: string[];
  whole: boolean;
  terms: string[];
  negated: boolean;
};

/** Reads a phrase; never fails: what it cannot tell apart stays in `population`. */
export function readPhrase(text: string, vocabulary: Vocabulary): Phrase {
  const lemmas = lemmasOf(vocabulary);
  const { main, asides } = splitBrackets(text.replace(/%/g, ' '));
  const { measure: lead, rest: behind } = readMeasure(main, vocabulary.measures);
  const rest = lead === null ? behind : withNamedLead(main, behind, lemmas);
  const whole = readTokens(main, vocabulary);
  // "AKI" counts as "Angka Kematian Ibu" does
  const measure = lead ?? readMeasure(whole[0]?.name ?? '', vocabulary.measures).measure;
  // "Nilai Tukar Petani" is a term: its first word tells the measure
  const base = takeBase(whole[0]?.term ? whole : readTokens(rest, vocabulary));
  const period = takePeriod(base.tokens, lemmas, vocabulary);
  const setting = takeSetting(period.tokens, lemmas, vocabulary);
  const clauses = splitClauses(setting.tokens, lemmas);
  const aside = asides
    .flatMap((inner) => readTokens(inner, vocabulary))
    .filter((token) => token.role === 'content' || token.role === 'time')
    .flatMap((token) => token.lemmas)
    .concat(base.lemmas);
  return {
    text,
    measure,
    ...clauses,
    setting: setting.lemmas,
    period: period.lemmas,
    aside: [...new Set(aside)],
    terms: findTerms([text], vocabulary),
    negated: setting.tokens.some((token) => token.role === 'negation'),
  };
}

/** What follows the measure, with those of its words that name a thing together with what follows: "waktu tanggap", "lama rawat". */
function withNamedLead(main: string, rest: string, lemmas: Lemmas): string {
  const words = squeeze(main).split(' ');
  const leads = words.length - rest.split(' ').length;
  for (let from = 0; from < leads; from++) {
    const folded = foldText(words.slice(from).join(' ')).split(' ');
    const lead = foldText(words.slice(from, leads).join(' ')).split(' ');
    if ((lemmas.familyAt(folded, 0)?.length ?? 0) > lead.length) return words.slice(from).join(' ');
  }
  return rest;
}
