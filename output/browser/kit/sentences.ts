/** Sentences that the program puts together for a case, in Indonesian. */
import { sentencesIn } from '../../spoken/templates.ts';
import english from '../words/en/sentences.json' with { type: 'json' };
import page from '../words/id/page.json' with { type: 'json' };
import indonesian from '../words/id/sentences.json' with { type: 'json' };

/** The sentence in Indonesian; null where no template fits the whole of it. */
export const inIndonesian = sentencesIn(english, indonesian, page);
