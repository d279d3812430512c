// Stands in for the real worker: "documents" are text files whose lines say what each page does. It speaks the
// protocol of pipeline/batch/tasks.ts without importing it, so that the tests need no build.
import { appendFileSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';

const settings = JSON.parse(process.argv[2]);
const parent = process.ppid;
const log = (line) => appendFileSync(join(settings.store, 'log.txt'), `${line}\n`);

function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

function keep(key, value) {
  const payload = JSON.stringify(value);
  const folder = join(settings.store, key.slice(0, 2));
  mkdirSync(folder, { recursive: true });
  const head = { schema: 'ikat/result/2', key, sha256: `sha256:${sha256(payload)}` };
  // as the store does: a result is there whole or not at all
  const beside = join(folder, `.${key}.${process.pid}.part`);
  writeFileSync(beside, `${JSON.stringify(head)}\n${payload}\n`);
  renameSync(beside, join(folder, `${key}.json`));
}

function kept(key) {
  return JSON.parse(readFileSync(join(settings.store, key.slice(0, 2), `${key}.json`), 'utf8').split('\n')[1]);
}

function lines(path) {
  return readFileSync(path, 'utf8').trimEnd().split('\n');
}

const quality = { reading: 'ocr', dpi: 300, turned: 0, skew: 0, ink: 0.1, confidence: 0.9, because: 'fake' };

function readPage(text, number) {
  // waits without computing: what computes all the while is not tried again
  if (text === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (text === 'die') process.abort();
  if (text === 'exit') process.exit(3);
  if (text === 'grow') {
    // as fast as memory can be filled, like a picture that unpacks; what it holds is told after each step
    const held = [];
    for (let i = 0; i < 1000; i++) {
      held.push(Buffer.alloc(10e6, 1));
      log(`rss ${process.memoryUsage.rss()}`);
    }
  }
  const word = { text, box: [0, 0, 10, 10], confidence: 1 };
  const read = text === 'blank' ? { ...quality, reading: 'blank' } : quality;
  return {
    number,
    width: 100,
    height: 100,
    quality: read,
    grids: [],
    lines: [{ words: [word], box: null }],
    issues: [],
  };
}

function share(source, pageCount, pages) {
  const evidence = (page) => ({ raw: 'x', page, box: null, confidence: 1, edits: [], inheritedFrom: null });
  const indicators = pages
    .filter((page) => page.lines[0].words[0].text !== 'prose')
    .map((page, index) => ({
      id: `${source.id.slice(7, 19)}-${page.number}`,
      document: source.id,
      agency: null,
      position: index + 1,
      code: null,
      name: page.lines[0].words[0].text,
      canonicalName: null,
      goal: null,
      goalIndicator: null,
      objective: null,
      regionalObjective: null,
      regionalIndicator: null,
      definition: null,
      rationale: null,
      formula: { text: null, numerator: null, denominator: null, multiplier: null, form: 'none' },
      unit: null,
      responsible: [],
      dataSources: [],
      programs: [],
      targets: [],
      baseline: null,
      other: [],
      context: [],
      terms: [],
      concept: null,
      confidence: 0.9,
      evidence: { name: evidence(page.number) },
    }));
  const document = {
    id: source.id,
    file: source.file,
    kind: 'scanned-pdf',
    pages: pageCount,
    agency: null,
    title: null,
    year: null,
    signedOn: null,
    signedAt: null,
    tables: [],
    otherTables: [],
  };
  return { share: { document, agencies: [], indicators, issues: [] }, saysIku: !source.file.startsWith('letter') };
}

function work(task) {
  if (task.do === 'open') {
    const read = lines(task.input.path);
    keep(task.key, { kind: read[0] === 'text' ? 'table-text' : null, pageCount: read.length });
    appendFileSync(join(settings.store, 'opened.txt'), `${task.input.file}\n`);
  }
  if (task.do === 'page') {
    log(`${task.input.file} ${task.number} ${process.pid}`);
    keep(task.key, readPage(lines(task.input.path)[task.number - 1], task.number));
  }
  // what a page holds may cost without end when it is given a meaning
  const ponders = task.do === 'document' && task.pageKeys.some((key) => kept(key).lines[0].words[0].text === 'ponder');
  for (; ponders && process.ppid === parent;);
  if (task.do === 'document') keep(task.key, share(task.source, task.pageCount, task.pageKeys.map(kept)));
}

process.on('disconnect', () => process.exit(0));
process.on('message', ({ id, task }) => {
  let refusal = null;
  try {
    work(task);
  } catch (error) {
    const [file, page] = [task.input?.file ?? task.source.file, task.number ?? null];
    refusal = { code: 'internal-error', kind: 'bug', file, page, reason: String(error), remedy: '' };
  }
  // Some work takes a moment, so that pages of several documents are under way at the same time.
  setTimeout(() => process.send({ id, refusal, letters: null, rss: process.memoryUsage.rss() }), (id % 3) * 5);
});
