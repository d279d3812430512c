import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

type Package = { dev?: boolean; hasInstallScript?: boolean };
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };
const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };

test('the bill of materials and the list of licences are those of package-lock.json', () => {
  const { status, stderr } = spawnSync(process.execPath, ['.config/sbom.js', '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

test('versions are exact', () => {
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('of runtime packages one alone has an install script, which asks for money and makes nothing', () => {
  const scripted = Object.entries(lock.packages).filter(
    ([path, { dev, hasInstallScript }]) => path !== '' && !dev && hasInstallScript,
  );
  expect(scripted.map(([path]) => path)).toEqual(['node_modules/tesseract.js']);
});
