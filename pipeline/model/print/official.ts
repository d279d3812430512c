/** Officials: names, ranks and staff numbers (NIP) in signature blocks, and how they are left out. */

/**
 * 18 digits in groups 8-6-1-3, with whatever stands between them, or 9 digits of the old number after "NIP"; letters that
 * a reading took for digits count after the word.
 */
const staffNumber =
  /\b(?:N\.?I\.?P|NRP|NIK)\b[\s.:]*(?=(?:[^\d]{0,3}\d){4})[\dOoIl][\dOoIl\s.\-–_/]{6,30}[\dOoIl]|\b(?:19|20)\d{6}[\s.\-–_/]*\d{6}[\s.\-–_/]*\d[\s.\-–_/]*\d{3}\b/gi;
const rank =
  /\b(?:Pembina(?: Utama)?(?: Muda| Madya)?(?: Tingkat I| Tk\.? ?I)?|Penata(?: Muda)?(?: Tingkat I| Tk\.? ?I)?|Pengatur(?: Muda)?(?: Tk\.? ?I)?)\b(?:\s*[,/-]?\s*\(?\s*(?:gol(?:ongan)?\.?\s*)?(?:IV|III|II)\s*[/.]\s*[a-e]\b\)?)?/i;
/** Titles before a name; those that are letters of other things as well need their full stop. */
const titleBefore = /^(?:Drs|DRS|Dra|DRA|Ir|IR|Hj|HJ|Prof|PROF|Dr|DR|dr|drg|Ns\.|H\.|KH\.?)(?=[\s.])/;
/** Degrees after a name: written with stops ("S.Sos"), or bare after the comma that parts them from the name. */
const degreeAfter =
  /[\s,](?:S\.\s?(?:H|E|T|P|Sos|Pd|Kom|IP|STP|Si|Ag|KM|Hut|Pt|AP|Farm|Kep)|M\.\s?(?:Si|M|T|AP|Pd|H|Kes|Hum|Sc|KM|Kom|P|Ec|Eng)|A\.?Md|Ph\.?D)\b|,\s*(?:SKM|MKM|SE|SH|ST|SP|SSos|SSTP|MM|MT|MH|MSi|Apt|Ners|Ph\.?D)\.?\s*(?:,|$)/;

/** The word before a staff number, at the end or before a digit, whatever became of the digits; or the number's groups. */
const staffWord = /\bNIP\b[^\p{L}\p{N}]*(?:\d|$)|\b\d{8}[^\p{L}\p{N}]+\d{6}[^\p{L}\p{N}]+\d/iu;

/** Whether a text holds the number of a civil servant, or the word before it. */
export function holdsStaffNumber(text: string): boolean {
  return staffWord.test(text);
}

/** Whether a line names an official: it holds a staff number, a rank, or a name with academic degrees. */
export function isOfficialLine(line: string): boolean {
  staffNumber.lastIndex = 0;
  return staffNumber.test(line) || isRankLine(line) || isOfficialName(line);
}

/** Whether a line is nothing but a name with titles before or degrees after it. */
function isOfficialName(line: string): boolean {
  return (titleBefore.test(line) || degreeAfter.test(line)) && looksLikeName(line);
}

/** The same where nothing before the line can make it the name of a place, as "RSUD" makes "dr. Soetomo": physicians too. */
export function isNameOfOfficial(line: string): boolean {
  return isOfficialName(line.replace(/^drg?\.\s+(?=\p{Lu})/u, 'Dr. '));
}

/** Whether a line says what rank an official has: "Pembina Tk. I, IV/b". */
export function isRankLine(line: string): boolean {
  const found = rank.exec(line);
  return (
    found !== null && found.index + found[0].length >= line.trim().length - 8 && line.trim().split(/\s+/).length <= 12
  );
}

/** A run of words from `from` up to, not including, `to`; `word` is where "NIP" stands, or the first digit without it. */
type NumberRun = { from: number; to: number; word: number };

/** The digits of staff numbers in a line of words; the word before them is none of them. */
export function findStaffNumbers(words: readonly string[]): NumberRun[] {
  const starts: number[] = [];
  let length = 0;
  for (const word of words) {
    starts.push(length);
    length += word.length + 1;
  }
  return [...words.join(' ').matchAll(staffNumber)].map((found) => {
    const end = found.index + found[0].length;
    const held = starts.flatMap((start, i) => (start < end && start + words[i]!.length > found.index ? [i] : []));
    const digits = held.filter((i) => /\d/.test(words[i]!));
    return { from: digits[0] ?? held[0]!, to: held.at(-1)! + 1, word: held[0]! };
  });
}

/** Degrees behind a comma inside a longer line: `from` is where they begin, `to` where they end. */
export function titledRun(words: readonly string[]): { from: number; to: number } | null {
  const at = words.findIndex((word, i) => i > 0 && words[i - 1]!.endsWith(',') && isDegree(word));
  if (at < 0) return null;
  let to = at + 1;
  while (to < words.length && words[to - 1]!.endsWith(',') && isDegree(words[to]!)) to++;
  return { from: at, to };
}

function isDegree(word: string): boolean {
  return degreeAfter.test(`, ${word.replace(/[,;.]$/, '')}`) || degreeAfter.test(`, ${word.replace(/[,;]$/, '')}`);
}

function looksLikeName(line: string): boolean {
  const words = line
    .replace(/[().,]/g, ' ')
    .split(/\s+/)
    .filter((word) => word.length > 1);
  return words.length > 0 && words.length <= 8 && words.every((word) => /^\p{Lu}/u.test(word));
}

/** The text without staff numbers; other words stay. */
export function withoutStaffNumbers(text: string): string {
  return text.replace(staffNumber, '').replace(/\s+/g, ' ').trim();
}
