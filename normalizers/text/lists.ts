/** Lists inside one cell: "1. ... 2. ...", "a) ... b) ...", "- ... - ...", "...; ...". */

const mark = /(?:^|\s)[([]?(\d{1,2}|[a-z])[.)]\s+(?=\S)/g;

/** The entries of a list without their numbers; one entry when the text is no list. Numbers must count up from the first. */
export function splitList(text: string): string[] {
  const numbered = splitNumbered(text);
  const parts = numbered.length > 0 ? numbered : [text];
  return parts
    .flatMap(splitBullets)
    .map((part) => part.replace(/^[;,\s]+|[;,\s]+$/g, ''))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function splitNumbered(text: string): string[] {
  const marks = [...text.matchAll(mark)];
  const first = marks[0];
  if (!first || first.index > 0 || !['1', 'a'].includes(first[1] ?? '')) return [];
  const cuts: { from: number; to: number }[] = [];
  let next = first[1] ?? '';
  for (const found of marks) {
    if (found[1] !== next) continue;
    cuts.push({ from: found.index, to: found.index + found[0].length });
    next = /\d/.test(next) ? String(Number(next) + 1) : String.fromCharCode(next.charCodeAt(0) + 1);
  }
  if (cuts.length < 2) return cuts.map((cut) => text.slice(cut.to));
  return cuts.map((cut, i) => text.slice(cut.to, cuts[i + 1]?.from ?? text.length));
}

function splitBullets(text: string): string[] {
  return text.split(/(?:^|\s)[-–•·▪]\s+(?=\p{Lu}|\p{L}{3})|;\s+/u);
}
