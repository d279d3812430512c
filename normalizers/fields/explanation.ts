/** What an explanation says beside its formula: the definition, and why the indicator was chosen. */
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import { sentences, toLines, tokenize, tokenText } from '../formula/tokens.ts';
import { cutZones } from '../formula/zones.ts';

const reason =
  /^(?:dengan (?:adanya|meningkat\p{L}*|indikator)\b.*diharapkan|indikator (?:ini|tersebut) (?:dipilih|digunakan|penting)|alasan\b|dipilih karena|diharapkan|(?:hal|indikator) ini penting|(?:untuk|guna) (?:mengetahui|mengukur|menguji|menggambarkan)\b)/iu;

/** Sentences sorted into definition and rationale, as lines; an own label ("Alasan :") decides for its whole part. */
export function splitExplanation(lines: readonly TextLine[]): { definition: TextLine[]; rationale: TextLine[] } {
  const definition: TextLine[] = [];
  const rationale: TextLine[] = [];
  for (const zone of cutZones(tokenize(lines))) {
    if (zone.kind === 'rationale') {
      rationale.push(...toLines(zone.tokens));
      continue;
    }
    if (keepsLabel(tokenText(zone.label))) definition.push(...toLines(zone.label));
    for (const sentence of sentences(zone.tokens)) {
      (reason.test(tokenText(sentence)) ? rationale : definition).push(...toLines(sentence));
    }
  }
  return { definition, rationale };
}

/** "Kriteria aktif :" says of what; "Penjelasan :" and "Definisi :" only name the part. */
function keepsLabel(label: string): boolean {
  return (
    label !== '' &&
    !/^(?:penjelasan|definisi(?: operasional)?|makna(?: indikator)?|pengertian|deskripsi|uraian)\s*:$/i.test(label)
  );
}
