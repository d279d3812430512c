/** A file of a catalogue that is to be written, and what is known of one that is. */

/** `bytes` and `hash` (`sha256:` and hex digits) of a file, by its path below the folder of the catalogue. */
export type WrittenFile = { path: string; title: string; mediaType: string; bytes: number; hash: string };

/**
 * `pieces` gives the file piece by piece; what describes other files is told those that were written before it. `table` is the table that it holds.
 */
export type ExportedFile = Pick<WrittenFile, 'path' | 'title' | 'mediaType'> & {
  table?: string;
  pieces: (before: readonly WrittenFile[]) => Iterable<string | Uint8Array>;
};
