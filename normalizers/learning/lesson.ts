/** A proposal for the vocabulary: lines, and the decisions that they rest on. */

/**
 * `lines` are ready for the file of that name under these columns. `because` says what people decided;
 * `unclear` why no line can be made of it.
 */
export type Lesson = { file: string; columns: readonly string[]; lines: string[]; because: string; unclear?: string };

export const aliasColumns = ['kind', 'alias', 'canonical', 'form'] as const;

/** Each line once, whatever taught it: what was decided first is what is told. */
export function withoutRepeats(lessons: readonly Lesson[]): Lesson[] {
  const seen = new Set<string>();
  return lessons.flatMap((lesson) => {
    const lines = lesson.lines.filter((line) => !seen.has(`${lesson.file}\t${line}`));
    for (const line of lines) seen.add(`${lesson.file}\t${line}`);
    return lines.length === 0 && lesson.unclear === undefined ? [] : [{ ...lesson, lines }];
  });
}
