/** What kind of file the bytes are, by what they hold and never by their name. */

export type FileFormat = 'pdf' | 'png' | 'jpeg' | 'tiff' | 'text';

/** Bytes in which a PDF may hide its mark behind mail headers or other junk, as every reader allows. */
const pdfMarkWithin = 1024;
/** Bytes looked at to tell text from binary junk. */
const textSample = 65_536;
/** Share of control characters, ends of lines and pages apart, above which the bytes are no text. */
const controlShare = 0.002;
/** Share of bytes above 0x7f that a text in an old one-byte encoding may have. */
const highShare = 0.1;

/** The format of the bytes, or null for an empty file and for anything that ikat cannot read. */
export function sniffFormat(bytes: Uint8Array): FileFormat | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(bytes, [0x49, 0x49, 0x2a, 0x00]) || startsWith(bytes, [0x4d, 0x4d, 0x00, 0x2a])) return 'tiff';
  if (/%PDF-\d/.test(latin1(bytes.subarray(0, pdfMarkWithin)))) return 'pdf';
  return isText(bytes) ? 'text' : null;
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((value, i) => bytes[i] === value);
}

function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes);
}

function isText(bytes: Uint8Array): boolean {
  if (bytes.length === 0) return false;
  const sample = bytes.subarray(0, textSample);
  const wide = wideEncoding(sample);
  if (wide) return fewControls(new TextDecoder(wide).decode(sample));
  const utf8 = decodeUtf8(sample);
  if (utf8 !== null) return fewControls(utf8);
  const high = sample.reduce((n, value) => n + (value > 0x7f ? 1 : 0), 0);
  return high / sample.length < highShare && fewControls(latin1(sample));
}

/** Null when the bytes are not UTF-8; a character cut by the end of the sample does not count. */
function decodeUtf8(sample: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
  } catch {
    return null;
  }
}

function fewControls(text: string): boolean {
  if (text.includes('\0')) return false;
  let controls = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if ((code < 32 && (code < 9 || code > 13)) || code === 0xfffd) controls++;
  }
  return controls <= Math.max(1, text.length * controlShare) && controls < text.length;
}

type Wide = 'utf-16le' | 'utf-16be';

const marks: readonly [Wide, readonly number[]][] = [
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** The encoding of bytes in UTF-16, by their byte order mark or where their zeros stand; null for any other bytes. */
export function wideEncoding(bytes: Uint8Array): Wide | null {
  return marks.find(([, mark]) => mark.every((b, i) => bytes[i] === b))?.[0] ?? unmarkedWide(bytes);
}

/** Latin text in UTF-16 has a zero in nearly every second byte. */
function unmarkedWide(bytes: Uint8Array): Wide | null {
  const sample = bytes.subarray(0, 2000);
  if (sample.length < 4) return null;
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
