/** What the menders of lines, words and letters hand each other. */
import type { Confusions } from '../vocabulary/confusion.ts';
import type { Lexicon } from './lexicon.ts';

/** What a mend may lean on. `exported`: every confidence is 1 because a text export does not know it. */
export type Mender = { lexicon: Lexicon; confusions: Confusions; exported: boolean };
