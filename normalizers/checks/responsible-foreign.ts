/** A responsible unit of another agency, region or sector. */
import { foldText } from '../../pipeline/model/print/fold.ts';
import { unitBelongs } from './unit-belongs.ts';
import { documentCheck, type Check, type Finding } from './check.ts';

/** In a document of a whole government, or of two agencies in one, units of others are no strangers. */
const mostStrangers = 0.35;

/** A unit that answers for more rows is the agency's own, whatever sector its name suggests. */
const mostTimes = 1;

export const foreignUnit: Check = documentCheck('responsible-foreign', (rows, { vocabulary, agency }) => {
  if (!agency) return [];
  const times = new Map<string, number>();
  for (const { text } of rows.flatMap(({ indicator }) => indicator.responsible)) {
    times.set(foldText(text), (times.get(foldText(text)) ?? 0) + 1);
  }
  const findings = rows.flatMap(({ indicator }): Finding[] => {
    if (indicator.evidence['responsible']?.inheritedFrom) return [];
    const judged = indicator.responsible.map((unit) => ({ unit, ...unitBelongs(unit, agency, vocabulary) }));
    const stranger = judged.find(
      ({ belongs, unit }) => belongs === 'no' && (times.get(foldText(unit.text)) ?? 0) <= mostTimes,
    );
    // a unit of another agency beside one's own is a partner
    if (!stranger || judged.some(({ belongs }) => belongs === 'yes')) return [];
    const message = `"${stranger.unit.text}" is no unit of ${agency.name}: ${stranger.because}`;
    return [{ indicator: indicator.id, field: 'responsible', message }];
  });
  return findings.length > Math.max(1, rows.length * mostStrangers) ? [] : findings;
});
