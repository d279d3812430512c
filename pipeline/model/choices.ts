/** What may be chosen by name on a command line: lists alone, so that help loads no package. */

/** What a table is for. Only `iku` is taken unless others are asked for. */
export const tableKinds = [
  'iku',
  'performance-agreement',
  'work-plan',
  'achievement',
  'quarterly',
  'action-plan',
  'cascading',
  'form',
  'other',
] as const;

/** Whose result an indicator measures, highest first. Goal and objective are the agency's own. */
export const indicatorLevels = ['goal', 'objective', 'programme', 'activity'] as const;

/** What a person may say that the second of two phrases is to the first. */
export const decidedRelations = ['exact', 'close', 'narrower', 'broader', 'related', 'different'] as const;
