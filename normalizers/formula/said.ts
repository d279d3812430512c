/** Ratios told in words: "A dibagi B dikali 100", "perbandingan A dengan B", "rasio antara A dan B". */
import { agreedValue, findMultipliers } from './multiplier.ts';
import { isPhrase, trimPhrase, type Ratio } from './ratio.ts';
import { endsSentence, isHead, type Token } from './tokens.ts';

const divided = /^(?:dibagi|dibagikan)$/i;
/** "dibagi menjadi", "dibagi atas", "dibagi dalam" share things out; they do not divide numbers. */
const sharedOut = /^(?:menjadi|atas|ke|kedalam|dalam|kepada|pada|dua|tiga|empat|lima|antara|rata|secara|\d+)$/i;
const leadIn =
  /^(?:adalah|merupakan|yaitu|yakni|ialah|dihitung|diperoleh|diukur|menghitung|membandingkan|berdasarkan|dari|dengan|cara|melalui|rumus|membagi)[:,]?$/i;
const comparison = /^(?:perbandingan|rasio|ratio|nisbah|proporsi)$/i;

/** Reads "A dibagi B ..."; null when nothing is divided, or more than once. */
export function readDivided(tokens: readonly Token[]): Ratio | null {
  const at = dividers(tokens);
  if (at.length !== 1 || !at[0]) return null;
  const { from, to } = at[0];
  const start = sentenceStart(tokens, from);
  const end = phraseEnd(tokens, to);
  const opening = leadInEnd(tokens.slice(start, from));
  const multipliers = findMultipliers(tokens.slice(0));
  const value = agreedValue(multipliers);
  if (value === undefined) return null;
  const inside = (i: number) => !multipliers.some((m) => i >= m.from && i < m.to);
  const pick = (a: number, b: number) => tokens.slice(a, b).filter((_, i) => inside(a + i));
  const stop = Math.min(end, multipliers.find((m) => m.from >= to)?.from ?? tokens.length);
  const numerator = trimPhrase(pick(start + opening, from));
  const denominator = trimPhrase(dropTail(pick(to, stop)));
  if (!isPhrase(numerator) || !isPhrase(denominator)) return null;
  const after = pick(Math.max(stop, to), tokens.length);
  return {
    numerator,
    denominator,
    multiplier: value,
    form: 'prose',
    rest: [...pick(0, start), ...after],
    narrative: opening > 0 || start > 0,
  };
}

function dividers(tokens: readonly Token[]): { from: number; to: number }[] {
  return tokens.flatMap((token, i) => {
    const apart = /^di$/i.test(token.text) && /^bagi$/i.test(tokens[i + 1]?.text ?? '');
    const plain = divided.test(token.text);
    const compared = /^(?:dibandingkan|dibanding)$/i.test(token.text) && /^dengan$/i.test(tokens[i + 1]?.text ?? '');
    if (!apart && !plain && !(compared && isHead(tokens[i + 2]?.text ?? ''))) return [];
    let to = apart || compared ? i + 2 : i + 1;
    if (/^(?:dengan|oleh)$/i.test(tokens[to]?.text ?? '')) to++;
    return sharedOut.test(tokens[to]?.text ?? '') ? [] : [{ from: i, to }];
  });
}

function sentenceStart(tokens: readonly Token[], at: number): number {
  let from = at;
  while (from > 0 && !endsSentence(tokens, from - 1)) from--;
  return from;
}

const phraseStop = /^(?:kemudian|lalu|selanjutnya|dikalikan|dinyatakan)$/i;

function phraseEnd(tokens: readonly Token[], from: number): number {
  for (let i = from; i < tokens.length; i++) {
    if (endsSentence(tokens, i)) return i + 1;
    if (i > from && phraseStop.test(tokens[i]?.text ?? '') && !isNoThen(tokens, i)) return i;
  }
  return tokens.length;
}

/** "tahun lalu" is a time, "lalu lintas" a thing and "dinyatakan lulus" a verdict: none of them goes on with the sum. */
function isNoThen(tokens: readonly Token[], i: number): boolean {
  if (/^dinyatakan$/i.test(tokens[i]?.text ?? ''))
    return !/^(?:dalam|dengan|sebagai)$/i.test(tokens[i + 1]?.text ?? '');
  if (!/^lalu$/i.test(tokens[i]?.text ?? '')) return false;
  const isTime = /^(?:tahun|bulan|triwulan|semester|periode|masa|yang)$/i.test(tokens[i - 1]?.text ?? '');
  return isTime || /^lintas/i.test(tokens[i + 1]?.text ?? '');
}

/** "... yang" before "dinyatakan", "... ," or "dan" before the multiplier do not belong to the phrase. */
function dropTail(tokens: readonly Token[]): Token[] {
  const list = [...tokens];
  while (list.length > 1 && /^(?:yang|dan|,|lalu|kemudian)$/i.test(list.at(-1)?.text ?? '')) {
    if (isNoThen(list, list.length - 1)) break;
    list.pop();
  }
  return list;
}

/** How many tokens open a sentence before its quantity: "IPM dihitung dari | jumlah ...". */
function leadInEnd(tokens: readonly Token[]): number {
  if (isHead(tokens[0]?.text ?? '')) return 0;
  let end = 0;
  tokens.forEach((token, i) => {
    const next = tokens[i + 1];
    if (!leadIn.test(token.text) || !next || leadIn.test(next.text)) return;
    if (isHead(next.text) || end === 0) end = i + 1;
  });
  return end;
}

/** Reads "Perbandingan A dengan B" and "Rasio antara A dan B"; null when it is unclear where A ends. */
export function readCompared(tokens: readonly Token[]): Ratio | null {
  const at = tokens.findIndex((token) => comparison.test(token.text));
  if (at < 0 || !opens(tokens, at)) return null;
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  if (value === undefined) return null;
  const between = /^antara$/i.test(tokens[at + 1]?.text ?? '');
  const from = between ? at + 2 : at + 1;
  const end = Math.min(phraseEnd(tokens, from), multipliers.find((m) => m.from > from)?.from ?? tokens.length);
  const joint = findJoint(tokens, from, end, between);
  if (!joint) return null;
  const numerator = trimPhrase(tokens.slice(from, joint.from));
  const denominator = trimPhrase(dropTail(tokens.slice(joint.to, end)));
  if (!isPhrase(numerator) || !isPhrase(denominator)) return null;
  return {
    numerator,
    denominator,
    multiplier: value,
    form: 'prose',
    rest: [],
    narrative: multipliers.length === 0,
  };
}

/** The comparison is the sentence's subject or what it "is": "NTP adalah rasio antara". */
function opens(tokens: readonly Token[], at: number): boolean {
  return at === 0 || endsSentence(tokens, at - 1) || leadIn.test(tokens[at - 1]?.text ?? '');
}

/** "sesuai dengan", "sampai dengan": the "dengan" belongs to the word before it. */
const alike =
  /^(?:sesuai|sampai|sama|bersama|bersamaan|terkait|berkaitan|sejalan|selaras|setara|sehubungan|berkenaan)$/i;

/**
 * The word between A and B. Before another quantity it is certain; otherwise it must be the only one of its kind,
 * because "dengan" and "dan" stand inside names as well ("anak dengan kedisabilitasan").
 */
function findJoint(
  tokens: readonly Token[],
  from: number,
  end: number,
  between: boolean,
): { from: number; to: number } | null {
  const joints: { from: number; to: number; sure: boolean; strong: boolean }[] = [];
  const first = tokens[from]?.text.toLowerCase() ?? '';
  for (let i = from + 1; i < end - 1; i++) {
    const text = tokens[i]?.text.toLowerCase() ?? '';
    const compared = /^dibanding(?:kan)?$/.test(text);
    if (!compared && !/^(?:dengan|terhadap|dan)$/.test(text)) continue;
    if (text === 'dengan' && alike.test(tokens[i - 1]?.text ?? '')) continue;
    const to = compared && /^(?:dengan|terhadap)$/i.test(tokens[i + 1]?.text ?? '') ? i + 2 : i + 1;
    const next = tokens[to]?.text.toLowerCase() ?? '';
    const quantity = isHead(next) || next === first;
    joints.push({ from: i, to, sure: quantity && text !== 'dan', strong: text !== 'dan' });
    i = to - 1;
  }
  const sure = joints.filter((joint) => joint.sure);
  const strong = joints.filter((joint) => joint.strong);
  if (sure.length > 0) return sure.length === 1 ? (sure[0] ?? null) : null;
  if (strong.length > 0) return strong.length === 1 ? (strong[0] ?? null) : null;
  return between && joints.length === 1 ? (joints[0] ?? null) : null;
}
