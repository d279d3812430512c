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

/** Processes that may read pages at the same time. */
export const mostWorkers = 256;

/** Whose result an indicator measures, highest first. Goal and objective are the agency's own. */
export const indicatorLevels = ['goal', 'objective', 'programme', 'activity'] as const;

/** What a person may say that the second of two phrases is to the first. */
export const decidedRelations = ['exact', 'close', 'narrower', 'broader', 'related', 'different'] as const;

/** The kinds of change of a row, in the order in which they are counted. */
export const changeKinds = ['added', 'removed', 'changed', 'moved', 'split', 'merged'] as const;

/** What may have been done to an indicator, as people say it; the heaviest first. */
export const editNames = [
  'dropped',
  'new',
  'split',
  'merged',
  'reworded',
  'redefined',
  'retargeted',
  'unit',
  'responsible',
  'concept',
  'section',
  'other',
  'moved',
  'reading',
  'form',
] as const;

/** Why a value differs: the first thing on the way from paper to value that is not the same. */
export const causeCodes = [
  'source',
  'picture',
  'words',
  'structure',
  'mend',
  'vocabulary',
  'rule',
  'settings',
  'company',
  'decision',
  'follows',
  'unclear',
  'unknown',
] as const;

/** What `ikat diff --fail-on` can be asked for. */
export const failures = [...changeKinds, 'facts', 'meaning', 'reading', 'form', 'any'] as const;

/** What kind of quantity an indicator is. */
export const measureKinds = [
  'percentage',
  'coverage',
  'rate',
  'ratio',
  'count',
  'amount',
  'money',
  'average',
  'index',
  'score',
  'grade',
  'rank',
  'growth',
  'level',
  'duration',
  'date',
] as const;
