/** Which part of an archive a document belongs to, when several machines share the work without a server between them. */
import { sha256 } from '../../output/dataset/checksum.ts';
import { inLanes } from '../batch/lanes.ts';
import type { DocumentInput, Inputs } from '../batch/inputs.ts';
import type { Identify } from '../batch/stamps.ts';
import { PipelineError } from '../model/errors.ts';
import { mostParts, type ListedDocument } from './part-file.ts';

/** Part `index` of `count`, counted from 1. */
export type Part = { index: number; count: number };

/** Reads "3/16". Throws `wrong-option` for anything else, with what is allowed. */
export function parsePart(text: string): Part {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const part = { index: Number(index), count: Number(count) };
  if (part.index >= 1 && part.index <= part.count && part.count <= mostParts) return part;
  const reason = `--part ${text}: give two whole numbers such as 1/16, the first from 1 up to the second (at most ${mostParts})`;
  throw new PipelineError('wrong-option', reason);
}

/** Hexadecimal digits of a hash that are exact as a number. */
const digits = 12;

/** The part of a document, by the hash of its bytes; of one whose bytes cannot be told, by the hash of its name. */
export function partOf(id: string | null, file: string, count: number): number {
  const hash = (id ?? sha256(file)).replace('sha256:', '');
  return (parseInt(hash.slice(0, digits), 16) % count) + 1;
}

const filesAtOnce = 8;

/**
 * What of all inputs falls to a part, and all documents with theirs. Every byte of every document is read for it, as only
 * bytes tell; what lies twice falls to one part. Throws what is wrong with the disk itself.
 */
export async function choosePart(
  all: Inputs,
  part: Part,
  identify: Identify,
): Promise<{ chosen: Inputs; listed: ListedDocument[] }> {
  const idOf = async (document: DocumentInput): Promise<string | null> =>
    await identify(document).catch((error: unknown) => {
      if (error instanceof PipelineError) return null;
      throw error;
    });
  const documents = await inLanes(all.documents, filesAtOnce, async (document) => {
    const id = await idOf(document);
    return { document, id, part: partOf(id, document.file, part.count) };
  });
  const refused = all.refusals.map((refusal) => ({ refusal, part: partOf(null, refusal.file, part.count) }));
  const listed = [
    ...documents.map(({ document, ...rest }) => ({ file: document.file, ...rest })),
    ...refused.map(({ refusal, part: own }) => ({ file: refusal.file, id: null, part: own })),
  ];
  return {
    chosen: {
      documents: documents.filter((one) => one.part === part.index).map(({ document }) => document),
      refusals: refused.filter((one) => one.part === part.index).map(({ refusal }) => refusal),
      skipped: all.skipped,
    },
    listed,
  };
}
