/** Officials: names, ranks and staff numbers (NIP) in signature blocks, and how they are left out. */

/** 18 digits in groups 8-6-1-3, with or without spaces, or 9 digits of the old number after "NIP". */
const staffNumber = /\b(?:NIP|NRP|NIK)\b\s*[.:]*\s*\d[\d\s.]{7,24}\d|\b(?:19|20)\d{6}\s?\d{6}\s?\d\s?\d{3}\b/gi;
const rank =
  /\b(?:Pembina(?: Utama)?(?: Muda| Madya| Tingkat I| Tk\.? ?I)?|Penata(?: Muda)?(?: Tingkat I| Tk\.? ?I)?|Pengatur(?: Muda)?)\b(?:\s*[,/]?\s*\(?\s*(?:IV|III|II)\s*\/\s*[a-e]\)?)?/;
/** Titles before a name; those that are letters of other things as well need their full stop. */
const titleBefore = /^(?:Drs|Dra|Ir|Hj|Prof|Dr|dr|drg|H\.|KH\.?)(?=[\s.])/;
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
  return (
    staffNumber.test(line) ||
    isRankLine(line) ||
    ((titleBefore.test(line) || degreeAfter.test(line)) && looksLikeName(line))
  );
}

function isRankLine(line: string): boolean {
  const found = rank.exec(line);
  return (
    found !== null && found.index + found[0].length >= line.trim().length - 8 && line.trim().split(/\s+/).length <= 12
  );
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
