/** JSON that people can compare line by line: what is short stands on one line, a word or an empty cell for example. */
const lineWidth = 200;

/** The value as JSON, ending with a line feed; objects and lists that fit stand on one line. */
export function compactJson(value: unknown): string {
  return `${write(value, '')}\n`;
}

function write(value: unknown, indent: string): string {
  const flat = JSON.stringify(value);
  if (value === null || typeof value !== 'object' || flat.length + indent.length <= lineWidth) return flat;
  const inner = `${indent} `;
  const isList = Array.isArray(value);
  const entries = isList
    ? value.map((entry: unknown) => write(entry, inner))
    : Object.entries(value)
        .filter(([, entry]) => entry !== undefined)
        .map(([key, entry]) => `${JSON.stringify(key)}:${write(entry, inner)}`);
  const [open, close] = isList ? '[]' : '{}';
  return `${open}\n${entries.map((entry) => inner + entry).join(',\n')}\n${indent}${close}`;
}
