/** Writes the files of a catalogue into its folder, and takes away those that an earlier catalogue left there. */
import { createHash } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { ExportedFile, WrittenFile } from '../../output/catalogue/about/exported-file.ts';
import { catalogueExports, type ExportOptions } from '../../output/catalogue/exports.ts';
import { publicationOf } from '../../output/catalogue/about/publication.ts';
import { writeFileAtomic } from '../../output/write.ts';
import { PipelineError } from '../model/errors.ts';
import type { Catalogue } from '../model/meaning/catalogue-shape.ts';
import { readBytes, readText } from '../model/read-file.ts';
import { prepareFolder } from '../run/open-folder.ts';

/** The file that says what a catalogue is made of, and marks its folder as one; written last. */
const manifestName = 'catalogue.json';

/** What catalogue.json says: its runs, how much it holds, and each file with its checksum. */
export type Manifest = {
  schema: 'ikat/catalogue/1';
  version: string;
  title: string;
  licence: string;
  runs: Catalogue['runs'];
  counts: {
    documents: number;
    agencies: number;
    indicators: number;
    concepts: number;
    issues: number;
    decisions: number;
  };
  files: WrittenFile[];
};

const Earlier = z.object({
  schema: z.string().startsWith('ikat/catalogue/'),
  files: z.array(z.object({ path: z.string() })),
});

/**
 * Writes every export of a catalogue, each whole or not at all. Throws `not-a-catalogue` for a folder that holds something else, and
 * `output-not-writable`, `disk-full`.
 */
export async function writeCatalogue(
  catalogue: Catalogue,
  folder: string,
  options: ExportOptions = {},
): Promise<Manifest> {
  refuseWrongPublication(options);
  const before = await earlierFiles(folder);
  await prepareFolder(folder);
  const planned = catalogueExports(catalogue, options);
  const pictures = options.pictures === false ? [] : picturesOf(catalogue);
  const paths = [...planned, ...pictures].map(({ path }) => path);
  await writeFileAtomic(join(folder, manifestName), begunManifest([...before, ...paths]));
  const files: WrittenFile[] = [];
  for (const file of planned) {
    const measured = measure(file, file.pieces(files));
    await writeFileAtomic(join(folder, file.path), measured.pieces);
    files.push(measured.written());
  }
  for (const picture of pictures) {
    // a run may have lost it: the page says where it is missing
    const bytes = await readBytes(picture.from).catch(() => null);
    if (bytes === null) continue;
    const measured = measure({ ...picture, title: 'Page picture', mediaType: 'image/png' }, [bytes]);
    await writeFileAtomic(join(folder, picture.path), measured.pieces);
    files.push(measured.written());
  }
  const { version, title, licence } = publicationOf(catalogue, options);
  const { documents, agencies, indicators, concepts, issues } = catalogue.dataset;
  const manifest: Manifest = {
    schema: 'ikat/catalogue/1',
    version,
    title,
    licence: licence.name,
    runs: catalogue.runs,
    counts: {
      documents: documents.length,
      agencies: agencies.length,
      indicators: indicators.length,
      concepts: concepts.length,
      issues: issues.length,
      decisions: catalogue.decisions.length,
    },
    files,
  };
  await writeFileAtomic(join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`);
  const now = new Set(files.map(({ path }) => path));
  for (const path of before) if (!now.has(path)) await rm(join(folder, path), { force: true });
  return manifest;
}

/** Page pictures of the runs: each stands in the catalogue under the path that it has in its run. */
function picturesOf({ pages, folders }: Catalogue): { path: string; from: string }[] {
  return pages.flatMap(({ run, picture }) => {
    const folder = folders.get(run);
    return picture === null || folder === undefined || !isBelow(picture)
      ? []
      : [{ path: picture, from: join(folder, picture) }];
  });
}

/** Marks the folder of a catalogue that is being written: one that was stopped can be written again. */
const begunManifest = (paths: readonly string[]): string =>
  `${JSON.stringify({ schema: 'ikat/catalogue/1', status: 'writing', files: [...new Set(paths)].map((path) => ({ path })) })}\n`;

function refuseWrongPublication({ licence, base }: ExportOptions): void {
  if (licence !== undefined && !/^[\w.+-]+$/.test(licence))
    throw new PipelineError('wrong-option', `The licence "${licence}" is no SPDX name such as CC-BY-4.0`);
  if (base !== undefined && !/^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]*$/i.test(`${base}x`))
    throw new PipelineError('wrong-option', `The base "${base}" is no address such as https://example.org/iku/`);
}

/** The files that an earlier catalogue left in the folder; none in an empty one. */
async function earlierFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const text = await readText(join(folder, manifestName)).catch(() => null);
  if (text === null) {
    const foreign = names.filter((name) => !/^\..+\.part$/.test(name)).sort();
    if (foreign.length === 0) return [];
    const found = foreign.slice(0, 3).join(', ');
    throw new PipelineError('not-a-catalogue', `The folder is no catalogue of ikat; it holds ${found}`, {
      file: folder,
    });
  }
  try {
    // a path that leads out of the folder is none of ours
    return Earlier.parse(JSON.parse(text)).files.flatMap(({ path }) => (isBelow(path) ? [path] : []));
  } catch {
    throw new PipelineError('not-a-catalogue', `Its ${manifestName} is damaged, or of something else`, {
      file: folder,
    });
  }
}

const isBelow = (path: string): boolean => !path.startsWith('/') && !path.split(/[/\\]/).includes('..');

/** The pieces as they pass, and what they were when all have. */
function measure(
  { path, title, mediaType }: Pick<ExportedFile, 'path' | 'title' | 'mediaType'>,
  given: Iterable<string | Uint8Array>,
): { pieces: Iterable<Uint8Array>; written: () => WrittenFile } {
  const hash = createHash('sha256');
  let bytes = 0;
  const passing = function* (): Iterable<Uint8Array> {
    for (const piece of given) {
      const data = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
      hash.update(data);
      bytes += data.length;
      yield data;
    }
  };
  return {
    pieces: passing(),
    written: () => ({ path, title, mediaType, bytes, hash: `sha256:${hash.digest('hex')}` }),
  };
}
