/** What is known of headings, and what a heading was taken for. */
import type { ColumnRole } from '../../pipeline/model/meaning/record.ts';

/** One alias of a role. A weak alias counts only when no other column takes the role. */
export type HeadingAlias = {
  role: ColumnRole;
  heading: string;
  folded: string;
  key: string;
  meaning: string;
  weak: boolean;
};

/** True for two texts that say opposite things, however alike they are. */
export type Opposed = (a: string, b: string) => boolean;

/** What it costs to read `read` where `printed` stands (-ln of its share), null when more than `limit`. */
export type Misreading = (read: string, printed: string, limit: number) => number | null;

/** All aliases, the way from a squashed heading to its alias, and which texts no likeness may take for each other. */
export type Known = {
  aliases: readonly HeadingAlias[];
  byKey: ReadonlyMap<string, HeadingAlias>;
  isOpposed: Opposed;
  misreading: Misreading;
};

/** What a heading was taken for: role, how sure (0 to 1), why; `year` when the heading names one. */
export type HeadingMatch = { role: ColumnRole; score: number; weak: boolean; year: number | null; because: string };

/** A match before the year of its heading is known. */
export type PlainMatch = Omit<HeadingMatch, 'year'>;
