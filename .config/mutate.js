/**
 * `npm run mutate -- [--rooms formula,rows] [--share 0.1] [--seed 0] [--minutes 30] [--out FILE]`: changes the code of the rooms
 * that decide about values, one place at a time (Stryker), and runs those of the tests of the same folder that pass there. Prints
 * every change that none of them noticed, with the share that was noticed by room. Of each file a share of its blocks of lines is drawn by the seed, as a whole
 * room takes hours; after its time a room is left where it is, and says so. With `--least 80` exit code 1 below 80 of 100.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';
import { parseArgs } from 'node:util';

const rooms = {
  formula: 'normalizers/formula',
  rows: 'normalizers/rows',
  checks: 'normalizers/checks',
  columns: 'normalizers/columns',
  layout: 'extractors/layout',
};
/** Lines that are drawn together, so that a change of a whole block has its block in them. */
const blockLines = 15;

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: Object.keys(rooms).join(',') },
    share: { type: 'string', default: '0.1' },
    seed: { type: 'string', default: '0' },
    minutes: { type: 'string', default: '30' },
    least: { type: 'string', default: '0' },
    workers: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string' },
  },
});

const workPrefix = 'ikat-mutate-';
for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(workPrefix))) {
  const maker = Number(name.slice(workPrefix.length).split('-')[0]);
  if (!isRunning(maker)) rmSync(join(tmpdir(), name), { recursive: true, force: true });
}
const work = mkdtempSync(join(tmpdir(), `${workPrefix}${process.pid}-`));
process.once('exit', () => {
  // Stryker, killed a moment ago, may still be writing
  rmSync(work, { recursive: true, force: true, maxRetries: 5 });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
const chosen = values.rooms.split(',');
const told = [];
for (const room of chosen) {
  const folder = rooms[room];
  if (folder === undefined) throw new Error(`There is no room ${room}: ${Object.keys(rooms).join(', ')}`);
  told.push({ room, ...(await mutated(room, drawn(folder))) });
}
const text = `${told.map(lines).join('\n\n')}\n`;
process.stdout.write(text);
if (values.out !== undefined) writeFileSync(values.out, text);
if (told.some(({ found, all }) => found * 100 < Number(values.least) * all)) process.exitCode = 1;

/** The drawn blocks of a folder, as Stryker names them: file:first-last. */
function drawn(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return files.sort().flatMap((name) => {
    const path = join(folder, name);
    const length = readFileSync(path, 'utf8').split('\n').length;
    const blocks = Array.from({ length: Math.ceil(length / blockLines) }, (_, i) => i * blockLines + 1);
    return blocks
      .filter((from) => chance(`${values.seed} ${path} ${from}`) < Number(values.share))
      .map((from) => `${path}:${from}-${Math.min(length, from + blockLines - 1)}`);
  });
}

/** Whether a process of this number runs; what is no number is that of none. */
function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** From 0 up to 1, the same for the same words. */
function chance(words) {
  return createHash('sha256').update(words).digest().readUInt32BE(0) / 2 ** 32;
}

/** Runs Stryker over these lines; what it finds is written line by line, so that the end of its time loses nothing. */
async function mutated(room, mutate) {
  const found = join(work, `${room}.jsonl`);
  writeFileSync(found, '');
  const config = join(work, `${room}.json`);
  const settings = {
    mutate,
    testRunner: 'vitest',
    vitest: { configFile: '.config/mutation-tests.config.js', related: false },
    plugins: ['@stryker-mutator/vitest-runner', join(import.meta.dirname, 'mutation-lines.js')],
    reporters: ['lines'],
    coverageAnalysis: 'perTest',
    ignoreStatic: true, // a table that is made once costs all tests for each of its words
    ignorePatterns: ['/dist', '/docs', '/catalogue', '/output/browser/dist'],
    concurrency: Number(values.workers),
    disableTypeChecks: false,
    mutator: { excludedMutations: ['StringLiteral'] }, // words of messages; what is compared is changed as a condition
    timeoutMS: 20_000,
    tempDirName: join(work, 'sandbox'),
    allowEmpty: true,
    logLevel: 'warn',
  };
  writeFileSync(config, JSON.stringify(settings));
  const stryker = join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const child = spawn(process.execPath, [stryker, 'run', config], {
    env: { ...process.env, IKAT_MUTANTS: found, IKAT_MUTATION_TESTS: `tests/${rooms[room]}/**/*.test.ts` },
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
  let cut = false;
  const minutes = Number(values.minutes) / chosen.length;
  const timer = setTimeout(() => {
    cut = true;
    process.kill(-child.pid, 'SIGKILL');
  }, minutes * 60_000);
  const stop = () => process.kill(-child.pid, 'SIGKILL');
  process.prependOnceListener('exit', stop); // before its folder goes
  const code = await new Promise((resolve) => child.once('close', resolve));
  process.off('exit', stop);
  clearTimeout(timer);
  if (code !== 0 && !cut) throw new Error(`Stryker ended with ${code}`);
  const mutants = readFileSync(found, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const judged = mutants.filter(({ status }) => ['Killed', 'Timeout', 'Survived', 'NoCoverage'].includes(status));
  const left = judged.filter(({ status }) => status === 'Survived' || status === 'NoCoverage');
  return { cut, blocks: mutate.length, all: judged.length, found: judged.length - left.length, left };
}

function lines({ room, cut, blocks, all, found, left }) {
  const share = all === 0 ? 'none' : `${found} of ${all} found (${Math.floor((100 * found) / all)} %)`;
  const head = `${room}: ${share}, ${blocks} blocks of ${blockLines} lines${cut ? ', cut off by its time' : ''}`;
  const rest = left
    .sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line))
    .map(({ file, line, was, is, status }) => {
      const how = status === 'NoCoverage' ? ' (no test comes there)' : '';
      return `  ${file}:${line} ${clip(was)} -> ${clip(is)}${how}`;
    });
  return [head, ...rest].join('\n');
}

function clip(words) {
  const flat = words.replace(/\s+/g, ' ');
  return flat.length > 70 ? `${flat.slice(0, 67)}...` : flat;
}
