/** Bytes of a text file to text. */

const marks: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of a file: by its byte order mark, else UTF-16 without a mark, UTF-8, and last windows-1252; line ends
 * become `\n`. Null when the bytes are no text.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const marked = marks.find(([, mark]) => mark.every((b, i) => bytes[i] === b));
  const encoding = marked?.[0] ?? unmarkedWide(bytes);
  if (encoding) return accept(decode(bytes, encoding, false));
  if (bytes.includes(0)) return null;
  return accept(decode(bytes, 'utf-8', true) ?? windows1252(bytes));
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

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function unmarkedWide(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4 || bytes.length % 2) return null;
  const zeros = [0, 0];
  sample.forEach((b, i) => {
    if (b === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  const most = (sample.length / 2) * 0.8;
  if (odd >= most && even === 0) return 'utf-16le';
  if (even >= most && odd === 0) return 'utf-16be';
  return null;
}

function accept(text: string | null): string | null {
  if (text === null) return null;
  // control characters other than tab, line ends and form feed mean a binary file
  const strange = Array.from(text).filter((c) => c === '\ufffd' || (c < ' ' && !'\t\n\r\f'.includes(c))).length;
  if (strange > text.length * 0.01) return null;
  return text.replace(/\r\n?/g, '\n');
}
