/** Sentences about a case, as the page says them. */
import { h, type Child } from './dom.ts';
import { inEnglish, language, say } from './language.ts';
import { inIndonesian } from './sentences.ts';

/** The sentence as the page says it; what has no template is folded away in English, below `general` where that is given. */
export function tellCase(sentence: string, general: string | null = null): Child {
  if (language() === 'en') return sentence;
  const again = inIndonesian(sentence);
  if (again !== null) return again;
  return [general, h('details', {}, h('summary', {}, say('detail')), h('span', { lang: inEnglish() }, sentence))];
}
