/** Markdown marks that have no meaning of their own in a cell or a line, and pipe tables. */

/** A text without emphasis marks, heading signs and backslash escapes. */
export function plainMarkdown(text: string): string {
  return text
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=[^\s*])([^*]*[^\s*])\*(?![\w*])/g, '$1')
    .replace(/^\s*\*\*|\*\*\s*$/g, '')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!%&$|<>~])/g, '$1');
}

/** True for the rule below the heading of a pipe table (`|---|:--:|`). */
export function isPipeRule(line: string): boolean {
  return /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/.test(line) && line.includes('|');
}

/** The cells of a line of a pipe table, or null when the line is none. */
export function pipeCells(line: string): string[] | null {
  const inner = line.trim();
  if (!/^\|.*\|$/.test(inner)) return null;
  const cells = inner.slice(1, -1).split(/(?<!\\)\|/);
  return cells.length > 1 ? cells.map((c) => c.replace(/\\\|/g, '|').trim()) : null;
}
