/** Sentences that the program put together for a case, in the language of the page as far as that has them. */
import { language } from '../../kit/language.ts';
import { inIndonesian } from '../../kit/sentences.ts';

/** The sentence; in English where nobody has said it in Indonesian. */
export const sentence = (text: string): string => (language() === 'en' ? text : (inIndonesian(text) ?? text));
