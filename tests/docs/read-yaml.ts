import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

// eslint brings a parser of YAML; it has no types, and for three small files none of our own is worth a package
const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };

/** What a YAML file of the project holds; throws where it is no YAML. */
export const readYaml = (path: string): unknown => load(readFileSync(join(root, path), 'utf8'));
