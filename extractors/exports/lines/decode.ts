/** Bytes of a text file to text. */
import { wideEncoding } from '../../image/sniff.ts';

/**
 * The text of a file: by its byte order mark, else UTF-16 without a mark, UTF-8, and last windows-1252; line ends
 * become `\n`. A broken character of a text in Unicode becomes U+FFFD. Null when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = wideEncoding(bytes);
  if (encoding) return accept(decode(bytes, encoding, false));
  if (bytes.includes(0)) return null;
  return accept(decode(bytes, 'utf-8', true) ?? damagedUtf8(bytes) ?? windows1252(bytes));
}

/** Share of the characters beyond ASCII that may be broken in a text that is UTF-8 all the same. */
const brokenShare = 0.25;

/** UTF-8 with a few broken characters, each of them U+FFFD; null for other encodings. */
function damagedUtf8(bytes: Uint8Array): string | null {
  const text = decode(bytes, 'utf-8', false) ?? '';
  const beyond = text.match(/[^\0-\u007f]/gu)?.length ?? 0;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken < beyond * brokenShare ? text : null;
}

function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes);
  } catch {
    return null;
  }
}

/** The characters of windows-1252 from 0x80 to 0x9f; TextDecoder of some Node versions leaves them undecoded. */
const upper = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const latin = decode(bytes, 'latin1', false) ?? '';
  return latin.replace(/[\u0080-\u009f]/g, (c) => upper[c.charCodeAt(0) - 0x80] ?? c);
}

function accept(text: string | null): string | null {
  if (text === null) return null;
  // control characters other than tab and ends of lines and pages mean a binary file
  const strange = Array.from(text).filter((c) => c === '\ufffd' || (c < ' ' && !'\t\n\r\v\f'.includes(c))).length;
  if (strange > Math.max(1, text.length * 0.01)) return null;
  return text.replace(/\r\n?/g, '\n');
}
