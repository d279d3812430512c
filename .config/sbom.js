/**
 * `npm run sbom`: what is installed with ikat, from package-lock.json, as a bill of materials (docs/sbom.json, CycloneDX 1.5)
 * and as a list of licences (docs/licences.md). With `--check` both are compared instead, and nothing is written.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));

/** Runtime packages of all systems; those of one system are optional. */
const parts = Object.entries(lock.packages)
  .filter(([path, { dev }]) => path !== '' && !dev)
  .map(([path, { version, license, integrity, hasInstallScript, optional }]) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return { name, version, license, integrity, script: hasInstallScript === true, optional: optional === true };
  })
  .sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));

const purl = ({ name, version }) => `pkg:npm/${name.replace('@', '%40')}@${version}`;

/** `sha512-<base64>` as the hexadecimal digits that the format asks for. */
const hashOf = (integrity) => {
  const [way, code] = integrity.split(/-(.*)/s);
  return { alg: way.replace('sha', 'SHA-'), content: Buffer.from(code, 'base64').toString('hex') };
};

const bill = {
  bomFormat: 'CycloneDX',
  specVersion: '1.5',
  version: 1,
  metadata: {
    component: {
      type: 'application',
      name: lock.name,
      version: lock.version,
      licenses: [{ license: { id: lock.packages[''].license } }],
    },
  },
  components: parts.map((part) => ({
    type: 'library',
    'bom-ref': purl(part),
    name: part.name,
    version: part.version,
    scope: part.optional ? 'optional' : 'required',
    hashes: part.integrity ? [hashOf(part.integrity)] : [],
    licenses: [{ license: { id: part.license } }],
    purl: purl(part),
  })),
};

const listed = parts
  .map(
    ({ name, version, license, optional, script }) =>
      `- ${name} ${version}: ${license}${optional ? ', on its system only' : ''}${script ? ', has an install script' : ''}`,
  )
  .join('\n');
const licences = `# Licences of what is installed with ikat

Written by \`npm run sbom\` from package-lock.json; [sbom.json](sbom.json) holds the same with checksums (CycloneDX). Versions are
exact, and no install script is needed: ikat works after \`npm ci --ignore-scripts\`.

${listed}
`;

const files = { 'docs/sbom.json': `${JSON.stringify(bill, null, 2)}\n`, 'docs/licences.md': licences };
for (const [path, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(join(root, path), text);
  else if (readFileSync(join(root, path), 'utf8') !== text) {
    console.error(`${path} is not what package-lock.json says; npm run sbom writes it anew`);
    process.exitCode = 1;
  }
}
