/** A column before it is settled. */
import type { Column } from '../../pipeline/model/meaning/record.ts';

/** `weak` roles give way to any other column of the role. */
export type ColumnDraft = Column & { weak: boolean };
