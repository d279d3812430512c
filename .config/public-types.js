/** Which declarations of types the users of the package can reach. */
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';

/**
 * Deletes every `.d.ts` of the folder that the types of this entry do not lead to: nobody can import them, and they are a
 * third of what would be packed, by number of files.
 * @param {string} folder
 * @param {string} entry path of a `.d.ts` below the folder
 */
export function keepPublicTypes(folder, entry) {
  /** @type {Set<string>} */
  const reached = new Set();
  /** @type {(file: string) => void} */
  const visit = (file) => {
    if (reached.has(file)) return;
    reached.add(file);
    const text = readFileSync(join(folder, file), 'utf8');
    for (const [, to] of text.matchAll(/(?:\bfrom|\bimport\()\s*['"](\.[^'"]+)\.[jt]s['"]/g)) {
      visit(join(dirname(file), `${to}.d.ts`));
    }
  };
  visit(entry);
  for (const file of globSync('**/*.d.ts', { cwd: folder })) if (!reached.has(file)) rmSync(join(folder, file));
}
