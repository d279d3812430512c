/** What an explanation says beside its formula: the definition, why the indicator was chosen, what the symbols stand for. */
import type { TextLine } from '../../pipeline/model/reading/text.ts';
import { sentences, toLines, tokenize, tokenText, type Token } from '../formula/tokens.ts';
import { cutZones, type Zone } from '../formula/zones.ts';

const reason =
  /^(?:dengan (?:adanya|meningkat\p{L}*|indikator)\b.*diharapkan|indikator (?:ini|tersebut) (?:dipilih|digunakan|penting)|alasan\b|dipilih karena|diharapkan|(?:hal|indikator) ini penting|(?:untuk|guna) (?:mengetahui|mengukur|menguji|menggambarkan)\b)/iu;

/** "A = Jumlah", "RT SL : ", "TB adalah": a sign and what it stands for. */
const meaning = /^(?:\p{L}[\p{L}\d+]{0,5}|\p{Lu}{1,4} [\p{L}\d+]{1,5}) ?(?:[=:]|adalah\b|yaitu\b)/u;

export type Explained = { definition: TextLine[]; rationale: TextLine[]; legend: TextLine[] };

/**
 * Sentences sorted into definition, rationale and legend, as lines; an own label ("Alasan :") decides for its whole part.
 * What stands under "Keterangan :" is a legend as far as it begins with signs and their meanings.
 */
export function splitExplanation(lines: readonly TextLine[]): Explained {
  const definition: TextLine[] = [];
  const rationale: TextLine[] = [];
  const legend: TextLine[] = [];
  for (const zone of zonesOf(lines)) {
    if (zone.kind === 'legend' && meaning.test(tokenText(zone.tokens))) {
      const parts = legendOf(zone.tokens);
      legend.push(...toLines(parts.legend));
      for (const sentence of parts.more) {
        (reason.test(tokenText(sentence)) ? rationale : definition).push(...toLines(sentence));
      }
      continue;
    }
    if (zone.kind === 'rationale') {
      rationale.push(...toLines(zone.tokens));
      continue;
    }
    if (keepsLabel(tokenText(zone.label))) definition.push(...toLines(zone.label));
    for (const sentence of sentences(zone.tokens)) {
      (reason.test(tokenText(sentence)) ? rationale : definition).push(...toLines(sentence));
    }
  }
  return { definition, rationale, legend };
}

/** The zones of a text; "Keterangan : A : Jumlah ..." is one legend, though its signs read as labels of notes. */
function zonesOf(lines: readonly TextLine[]): Zone[] {
  const zones: Zone[] = [];
  for (const zone of cutZones(tokenize(lines))) {
    const before = zones.at(-1);
    if (zone.kind === 'legend' && zone.tokens[0]?.text === ':') zone.label.push(zone.tokens.shift()!);
    const goesOn = zone.kind === 'note' && before?.kind === 'legend' && meaning.test(tokenText(zone.label));
    if (goesOn) before.tokens.push(...zone.label, ...zone.tokens);
    else zones.push({ ...zone, tokens: [...zone.tokens] });
  }
  return zones;
}

/** A legend ends with the last sentence that has a meaning in it: what comes after it is prose. */
function legendOf(tokens: readonly Token[]): { legend: Token[]; more: Token[][] } {
  const said = sentences(tokens);
  const last = said.findLastIndex((sentence) => /[=:]/.test(tokenText(sentence)) || meaning.test(tokenText(sentence)));
  return { legend: said.slice(0, last + 1).flat(), more: said.slice(last + 1) };
}

/** "Kriteria aktif :" says of what; "Penjelasan :" and "Definisi :" only name the part. */
function keepsLabel(label: string): boolean {
  return (
    label !== '' &&
    !/^(?:penjelasan|definisi(?: operasional)?|makna(?: indikator)?|pengertian|deskripsi|uraian)\s*:$/i.test(label)
  );
}

/** The legend of a formula that stands in a column of definitions, apart from the rest of its cell. */
export function splitLegend(lines: readonly TextLine[]): { legend: TextLine[]; rest: TextLine[] } {
  const zones = zonesOf(lines);
  if (!zones.some(({ kind, tokens }) => kind === 'legend' && meaning.test(tokenText(tokens))))
    return { legend: [], rest: [...lines] };
  const { legend, rest } = zones.reduce<{ legend: Token[]; rest: Token[] }>(
    (parts, zone) => {
      if (zone.kind !== 'legend' || !meaning.test(tokenText(zone.tokens)))
        return { ...parts, rest: [...parts.rest, ...zone.label, ...zone.tokens] };
      const own = legendOf(zone.tokens);
      return { legend: [...parts.legend, ...own.legend], rest: [...parts.rest, ...own.more.flat()] };
    },
    { legend: [], rest: [] },
  );
  return { legend: toLines(legend), rest: toLines(rest) };
}
