/** Completing what is being typed, and telling in which words one text differs from another. */

const most = 6;
/** Letters of a word from which on it is completed. */
const leastLetters = 2;

const folded = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** Texts that the line could become; `values` and `words` are likeliest first. None for a line that is one of them. */
export function completionsFor(line: string, values: readonly string[], words: readonly string[]): string[] {
  const typed = folded(line);
  if (typed.length < leastLetters) return [];
  const begins = values.filter((value) => folded(value).startsWith(typed) && folded(value) !== typed);
  const inside = values.filter((value) => !begins.includes(value) && folded(value) !== typed && hasWords(value, typed));
  const last = /\S+$/.exec(line)?.[0] ?? '';
  const start = line.slice(0, line.length - last.length);
  const ends =
    last.length < leastLetters
      ? []
      : words.filter(
          (word) => word.toLowerCase().startsWith(last.toLowerCase()) && word.toLowerCase() !== last.toLowerCase(),
        );
  return [...new Set([...begins, ...ends.map((word) => `${start}${word}`), ...inside])].slice(0, most);
}

/** Every typed word begins a word of the value. */
function hasWords(value: string, typed: string): boolean {
  const there = folded(value).split(' ');
  return typed.split(' ').every((word) => there.some((one) => one.startsWith(word)));
}

/** Words that are shown around what differs. */
const around = 2;

/** The part of a text in which it differs from another, with a few words around it; the whole of a short one. */
export function whatDiffers(known: string, other: string): string {
  const [a, b] = [known.split(' '), other.split(' ')];
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const [from, to] = [Math.max(0, head - around), Math.min(b.length, b.length - tail + around)];
  if (to - from + around >= b.length) return other;
  return `${from > 0 ? '… ' : ''}${b.slice(from, to).join(' ')}${to < b.length ? ' …' : ''}`;
}
