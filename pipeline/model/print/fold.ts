/** Texts without what does not tell them apart: capitals, punctuation, width of letters and spaces. */

/** Lower case, letters and digits only, single spaces: what two spellings of one text have in common. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** As `foldText`, without spaces, so that words broken apart by a narrow column are whole again. */
export function squash(text: string): string {
  if (/^[a-z0-9]*$/.test(text)) return text;
  return foldText(text).replace(/ /g, '');
}
