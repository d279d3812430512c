/** Who does and who receives: "relawan yang menolong" beside "relawan yang ditolong". */
import type { Token } from './phrase-tokens.ts';

/** Lemmas of the verbs behind "yang", and whether what is counted does it or has it done to it. */
export type Voices = ReadonlyMap<string, 'does' | 'gets'>;

/** Words that may stand between "yang" and its verb. */
const between = new Set(['sudah', 'telah', 'dapat', 'mampu', 'bisa', 'tidak', 'belum', 'masih', 'sedang', 'akan']);

/** The voices of a phrase: me- is active, di- and ter- are passive; a verb without a prefix tells neither. */
export function readVoices(tokens: readonly Token[]): Voices {
  const voices = new Map<string, 'does' | 'gets'>();
  tokens.forEach((token, i) => {
    if (token.role !== 'yang') return;
    const verb = tokens.slice(i + 1).find(({ word }) => !between.has(word));
    const lemma = verb?.term === null ? verb.lemmas[0] : undefined;
    if (!verb || lemma === undefined || lemma === verb.word) return;
    if (/^me/.test(verb.word)) voices.set(lemma, 'does');
    else if (/^(?:di|ter)/.test(verb.word)) voices.set(lemma, 'gets');
  });
  return voices;
}
