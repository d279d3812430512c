/** What the PDF parser says while it works: which of it means that a part of the page is not there. */
import type { Transform } from 'node:stream';
import { createInflate, createInflateRaw } from 'node:zlib';

/** A complaint of the parser, and whether the page lacks something of which it complains. */
export type Complaint = { says: string; loses: boolean };

/** How pdfjs starts what it says. */
const spoken = /^(?:Warning|Info): (.*)$/s;

/** Whether a line of the console is the parser's. */
export function isSpoken(line: string): boolean {
  return spoken.test(line);
}

/** Said of sound documents too, or about what no page shows: fonts' inner programs, forms, outlines, colours. */
const harmless: readonly RegExp[] = [
  /^TT: |CFF|charstring|glyf|'loca'|cmap table|post table|\bstem hints\b|subrIndex|subrsIndex|numGlyphs|head table/i,
  /Inconsistent font file|MMType1|Length1|getFontFileType|FontDescriptor's FontName|FontFamily|private use area/,
  /Cannot substitute the font|Font ".*" is not available|recover a standard glyph name|Not enough space in/,
  /fd (?:index|select)|parseFDSelect|Decode map|decode map|Too many arguments|parameters for|stack-clearing/,
  /^XFA|XFA |annotation|Annotation|AcroForm|widget|button|outline|Dest|page labels|permissions|mark info|struct ?tree|StructTree/i,
  /ViewerPreferences|in Info:|Metadata|document information|PDF (?:header|catalog) version|file specification|docBaseUrl/i,
  /ColorSpace|color space|BlackPoint|Gamma|falling back to default|CMYK|ICC|blend mode|hasBlendModes|SMask|\/Mask/i,
  /TilingType|optional content|[Vv]isibility expression|setOptionalContent|nested (?:order|levels)|parseNestedOrder/i,
  /setLineWidth|setDash|Invalid LW|lineEnding|graphic state operator|Knockout|non-isolated groups|cubic spline|PS function|shading domain/i,
  /Collection entry|GlobalImageCache|OffscreenCanvas|fake worker|JS (?:JBIG2|CCITTFax) decoder|instantiateWasm|getJsModule/,
  /^Empty "\w+" stream/, // a part that says it holds nothing; one that lost its bytes is found by its length
  /^page=\d+ - |^Bidi: |token is longer|minus sign|Badly formatted number|Lexer\.getNumber|DecodeParms should not/,
  /expected \[0, \d+\] args|NUMBER SIGN|Expected name for beginMarkedContentProps|Linearization|writeStream|PDFImage - using/,
];

/** The parser found a way round damage; whether something is missing cannot be told from it. */
const mended: readonly RegExp[] = [
  /Indexing all PDF objects|while reading XRef|indexObjects|readXRef|startxref|XRef\.parse/i,
  /Found ".*" when searching for endstream|Bad length|EOI marker|EI marker|incorrect length|re-parse the JPEG|last "EI"/,
];

/** What a line of the parser means; null for what is no complaint. */
export function complaintOf(line: string): Complaint | null {
  const says = spoken.exec(line)?.[1]?.trim();
  if (!says || harmless.some((known) => known.test(says))) return null;
  return { says: says.replace(/\s+/g, ' ').slice(0, 160), loses: !mended.some((known) => known.test(says)) };
}

/** Whether an error was thrown by the parser itself: the innermost call is one of its files. */
export function isParserError(error: unknown): boolean {
  const calls = error instanceof Error ? (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)) : [];
  return /[\\/]pdfjs-dist[\\/]/.test(calls[0] ?? '');
}

/** Larger files are scans, whose pages are not looked for. */
const mostBytes = 30_000_000;

/** Pages that stand in the file and not in its list of pages: it is damaged, or somebody took them out. */
export function unlistedPages(bytes: Uint8Array, listed: number): Complaint[] {
  if (bytes.length > mostBytes) return [];
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  const objects = text.matchAll(/(\d+) \d+ obj\b((?:(?!endobj|stream)[^]){0,4000}?)\/Type\s*\/Page\b/g);
  const found = new Set([...objects].map(([, number]) => number)).size;
  if (found <= listed) return [];
  return [{ says: `${found} pages stand in the file, ${listed} in its list of pages`, loses: false }];
}

/** Larger streams are pictures, whose decoders complain themselves. */
const mostStreamBytes = 4_000_000;

/**
 * Packed streams that do not unpack, or to other bytes than were packed. The parser takes what it gets of them, and of
 * a stream whose end was overwritten with zeros it says nothing. Nothing is told of encrypted files.
 */
export async function brokenStreams(bytes: Uint8Array): Promise<Complaint[]> {
  if (bytes.length > mostBytes) return [];
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (file.includes('/Encrypt')) return [];
  let [broken, changed] = [0, 0];
  for (let at = file.indexOf('stream'); at >= 0; at = file.indexOf('stream', at + 6)) {
    const end = file.indexOf('endstream', at + 6);
    if (end < 0) break;
    const dictionary = file.toString('latin1', Math.max(0, file.lastIndexOf(' obj', at)), at);
    const start = at + (file[at + 6] === 13 ? 8 : 7);
    at = end + 3; // on to the word "stream" inside "endstream"
    if (!/\/Filter\s*\[?\s*\/Fl(?:ateDecode)?\b/.test(dictionary) || end - start > mostStreamBytes) continue;
    if (/\/Length\s+0\s*(?:\/|>>|$)/.test(dictionary)) continue;
    const fault = await unpackFault(file.subarray(start, end));
    if (fault === 'incorrect data check') changed++;
    else if (fault !== null) broken++;
  }
  const told = (count: number, says: string, loses: boolean) =>
    count > 0 ? [{ says: `${count} ${says}`, loses }] : [];
  return [
    ...told(broken, 'of its packed parts cannot be unpacked whole', true),
    ...told(changed, 'of its packed parts hold other bytes than were packed', false),
  ];
}

async function unpackFault(packed: Buffer): Promise<string | null> {
  const whole = await faultOf(createInflate(), packed);
  // the check behind the data is missing in many sound files: then the data alone have to be whole
  return whole === 'unexpected end of file' ? await faultOf(createInflateRaw(), packed.subarray(2)) : whole;
}

/** Bytes that a part is followed for; the largest picture that is read has less. */
const mostUnpacked = 500_000_000;

/** What is wrong with a part, of which nothing is kept: 300 KB may unpack to more than a process can hold. */
function faultOf(unpacking: Transform, packed: Buffer): Promise<string | null> {
  return new Promise((resolve) => {
    let left = mostUnpacked;
    unpacking.on('data', (some: Buffer) => {
      left -= some.length;
      if (left < 0) unpacking.destroy();
    });
    unpacking.once('error', ({ message }) => {
      resolve(message);
    });
    unpacking.once('close', () => {
      resolve(null);
    });
    unpacking.end(packed);
  });
}
