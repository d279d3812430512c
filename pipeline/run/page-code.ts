/** What pages are drawn with: pages that other code drew are drawn again. */
import { browserCode } from '../../output/html/browser-code.ts';
import { codeKey } from './code-key.ts';

const entries = { report: 'output/report/report.ts', overlay: 'output/report/overlay/overlay.ts' };

/** Hashes over the code that makes the text of a page, and that which runs in it. */
export function pageCode(kind: keyof typeof entries): unknown {
  return [codeKey({ entries: [entries[kind]], lazy: false }), browserCode(kind)];
}
