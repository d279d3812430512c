/** Title, year and the texts that may name the agency, from the lines outside the tables. */
import { isOfficialLine } from '../../pipeline/model/print/official.ts';
import { foldText } from '../../pipeline/model/print/fold.ts';
import { squeeze } from '../text/plain-text.ts';

/**
 * What the lines around the tables say. `agencyTexts` is in order of trust; `ofGovernment` tells that the title names
 * a whole regional government: then no other text, as of a unit that answers for a row, names the agency.
 */
export type Heading = { title: string | null; year: number | null; agencyTexts: string[]; ofGovernment: boolean };

const heading = /indikator\s+kinerja\s+utama/i;
const item = /^(?:\d{1,2}|[a-z])\s*[.)]\s*\S/i;
const owner =
  /^(?:\d{1,2}\s*[.)]?\s*)?(?:nama\s+)?(?:perangkat daerah|unit organisasi|organisasi|instansi|skpd|opd|unit kerja|satuan kerja)\b\s*(?:perangkat daerah)?\s*[:.\-–]*\s*(.*)$/i;
const letterhead = /^pemerintah(?:an)?\s+(?:daerah\s+)?(?:provinsi|propinsi|kabupaten|kab|kota)\b/i;
const body =
  /\b(?:dinas|badan|biro|bagian|balai|inspektorat|sekretariat|kantor|satuan|satpol|rumah sakit|rsud|kecamatan|kelurahan|puskesmas|upt)/i;
const period = /((?:19|20)\d{2})\s*(?:[-–—]|s\/d|s\.d\.?|sampai(?: dengan)?)\s*((?:19|20)\d{2})/;
const yearWord = /\b(?:tahun(?: anggaran)?|t\.?a\.?|th\.?)\s*:?\s*((?:19|20)\d{2})\b/i;
const regulation = /\b(?:nomor|no\.?|peraturan|undang|keputusan|rpjmd|renstra)\b/i;
const signer =
  /^(?:an?\.?\s?n\.?\s+)?(?:plt\.?\s+)?(?:kepala|gubernur|bupati|wali\s?kota|sekretaris|direktur|camat|ketua)\b/i;
const titleLines = 5;

/** Reads title, year and agency texts; Markdown signs are dropped. Line order is page order, not reading order. */
export function readHeading(raw: readonly string[]): Heading {
  const lines = raw
    .map((line) => squeeze(line.replace(/^#+\s*|\*\*|__/g, '')))
    .map((line) => line.replace(/\*\*/g, ''));
  const isTitle = (line: string) => heading.test(line) && isTitleLine(line);
  // a letter may say the words in a sentence before the title stands in capitals
  const capitals = lines.findIndex((line) => isTitle(line) && isUpper(line));
  const at = capitals < 0 ? lines.findIndex(isTitle) : capitals;
  const block = at < 0 ? [] : titleBlock(lines, at);
  return {
    title: block.length > 0 ? block.join(' ') : null,
    year: readYear(block, lines),
    ...agencyTexts(lines, block),
  };
}

function isTitleLine(line: string): boolean {
  if (item.test(line) || line.length > 160) return false;
  const letters = line.replace(/[^\p{L}]/gu, '');
  const upper = letters.replace(/[^\p{Lu}]/gu, '').length / Math.max(1, letters.length);
  return upper > 0.6 || (/^\p{Lu}/u.test(line) && foldText(line).split(' ').length <= 14 && !/[.;:,]$/.test(line));
}

function titleBlock(lines: readonly string[], at: number): string[] {
  const block = [lines[at] ?? ''];
  const capitals = isUpper(lines[at] ?? '');
  for (const line of lines.slice(at + 1, at + titleLines)) {
    if (isOfficialLine(line)) return withoutPost(block);
    if (line === '' || item.test(line) || /^:|:$/.test(line) || owner.test(line)) break;
    // the title stands again over the table itself
    if (squeeze(line) === block[0]) break;
    if (capitals ? !isUpper(line) : !isTitleLine(line) || foldText(line).split(' ').length > 10) break;
    if (isPostOf(line, block.at(-1) ?? '')) break;
    block.push(line);
  }
  return block;
}

/** "KEPALA DINAS KOMUNIKASI ..." below "DINAS KOMUNIKASI ...": who decides, in a decree right below its title. */
function isPostOf(line: string, above: string): boolean {
  const unit = foldText(line).replace(/^(kepala|sekretaris|direktur) /, '');
  return signer.test(line) && foldText(above) !== '' && unit.startsWith(foldText(above));
}

/** A name below the block makes the post above it ("KEPALA DINAS ...") part of a signature. */
function withoutPost(block: string[]): string[] {
  const post = block.findIndex((line, i) => i > 0 && signer.test(line));
  return post < 0 ? block : block.slice(0, post);
}

/** "BADAN PEMBERDAYAAN MASYARAKAT" / "DAN PEMERINTAHAN DESA": a name in capitals over two lines is one name. */
function wholeNames(lines: readonly string[]): string[] {
  const whole: string[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const isRest = /^(?:dan|serta)\s/i.test(line) || /(?:,|\s(?:dan|serta))$/i.test(above ?? '');
    if (above && isRest && isUpper(above) && isUpper(line)) whole[whole.length - 1] = `${above} ${line}`;
    else whole.push(line);
  }
  return whole;
}

function isUpper(line: string): boolean {
  const letters = line.replace(/[^\p{L}]/gu, '');
  return letters.length > 0 && letters.replace(/[^\p{Lu}]/gu, '').length / letters.length > 0.8;
}

/** The year of the document: in its title, or alone on a line. The years of a plan ("2016-2021") are a period, no year. */
function readYear(block: readonly string[], lines: readonly string[]): number | null {
  for (const line of block) {
    const found = yearOf(line) ?? (isPeriod(line) ? null : /\b(20\d{2})\s*$/.exec(line)?.[1]);
    if (found) return Number(found);
  }
  if (block.some(isPeriod)) return null;
  const alone = lines.find((line) => foldText(line).split(' ').length <= 3 && yearOf(line) !== null);
  const near = lines.find((line) => heading.test(line) && yearOf(line) !== null && isTitleLine(line));
  const found = yearOf(near ?? '') ?? yearOf(alone ?? '');
  if (found) return Number(found);
  // a title of another kind, when all of them name the same year
  const named = new Set(
    lines.filter((line) => isUpper(line) && !item.test(line)).flatMap((line) => yearOf(line) ?? []),
  );
  return named.size === 1 ? Number([...named][0]) : null;
}

function isPeriod(line: string): boolean {
  return period.test(line);
}

function yearOf(line: string): string | null {
  if (isPeriod(line) || regulation.test(line)) return null;
  return yearWord.exec(line)?.[1] ?? null;
}

function agencyTexts(
  printed: readonly string[],
  block: readonly string[],
): Pick<Heading, 'agencyTexts' | 'ofGovernment'> {
  const lines = wholeNames(printed);
  const owners = lines.flatMap((line, i) => {
    const value = owner.exec(line)?.[1];
    if (value === undefined) return [];
    const next = lines.slice(i + 1).find((text) => text !== '') ?? '';
    return [value.replace(/^[:.\-–\s]+/, '') || next.replace(/^:\s*/, '')];
  });
  const heads = lines.flatMap((line, i) => (letterhead.test(line) ? [letterheadText(lines, i)] : []));
  // a decree may name itself without its agency, and the table below it with both
  const blocks = lines.flatMap((line, i) => (heading.test(line) && isTitleLine(line) ? [titleBlock(lines, i)] : []));
  const fullest = block.length > 1 ? block : (blocks.find((one) => one.length > 1 && isUpper(one[0] ?? '')) ?? block);
  const title = fullest.join(' ').replace(/^.*?indikator\s+kinerja\s+utama(?:\s*\(?iku\)?)?/i, '');
  const others = lines.filter(
    (line) => isUpper(line) || /^(?:kepala\s+)?(?:dinas|badan|biro|inspektorat)\b/i.test(line),
  );
  const ofGovernment = letterhead.test(squeeze(title)) && !body.test(title) && !owners.some((text) => body.test(text));
  const texts = ofGovernment ? [title] : [...owners, title, ...heads, ...others];
  return { agencyTexts: texts.map(squeeze).filter((text) => foldText(text) !== ''), ofGovernment };
}

/** "PEMERINTAH PROVINSI JAWA BARAT" above "DINAS PETERNAKAN": the agency first, then its region. */
function letterheadText(lines: readonly string[], at: number): string {
  const region = (lines[at] ?? '').replace(/^pemerintah(?:an)?\s+(?:daerah\s+)?/i, '');
  const below = lines
    .slice(at + 1, at + 3)
    .find((line) => /^(?:dinas|badan|biro|sekretariat|inspektorat|kantor|satuan|rumah sakit|kecamatan)\b/i.test(line));
  return below ? `${below} ${region}` : (lines[at] ?? '');
}
