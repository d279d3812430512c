/** `npm run build`: dist anew. What an earlier build left there would be packed, and hashed into the keys of kept results. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.js';
import { keepPublicTypes } from './public-types.js';

const root = join(import.meta.dirname, '..');
rmSync(join(root, 'dist'), { recursive: true, force: true });

const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (status !== 0) process.exit(status ?? 1);

keepPublicTypes(join(root, 'dist'), 'pipeline/api.d.ts');

// the list is part of the product, so it can be read only now
const { browserEntries } = await import(pathToFileURL(join(root, 'dist/output/html/browser-code.js')).href);
await bundle(browserEntries);
