/** Ratios told by a word that compares: "perbandingan A dengan B", "rasio antara A dan B", "persentase A terhadap B". */
import { agreedValue, findMultipliers } from './multiplier.ts';
import { isPhrase, trimPhrase, type Ratio } from './ratio.ts';
import { endsSentence, isHead, type Token } from './tokens.ts';
import { dropTail, phraseEnd } from './phrase-end.ts';

const comparison = /^(?:perbandingan|membandingkan|rasio|ratio|nisbah|proporsi|membagi|pembagian)$/i;
/** "Persentase A terhadap B" compares; "persentase A dengan B" may say anything. */
const share = /^\(?(?:persentase|prosentase|presentase|persen|prevalensi|bagian)$/i;
const opening =
  /^(?:adalah|merupakan|yaitu|yakni|ialah|dihitung|diperoleh|diukur|dengan|cara|dari|melalui|rumus)[:,]?$/i;

type Joint = { from: number; to: number; sure: boolean; strong: boolean };

/** Reads "Perbandingan A dengan B" and "Rasio antara A dan B"; null when it is unclear where A ends. */
export function readCompared(tokens: readonly Token[]): Ratio | null {
  const at = tokens.findIndex((_, i) => comparesAt(tokens, i) > 0);
  if (at < 0 || !opens(tokens, at)) return null;
  const isShare = share.test(tokens[at]?.text ?? '');
  const next = at + comparesAt(tokens, at);
  const between = /^antara$/i.test(tokens[next]?.text ?? '');
  const from = between ? next + 1 : next;
  return cutCompared(tokens, from, (end) => findJoint(tokens, from, end, between, isShare));
}

/** Reads "Jumlah A terhadap jumlah B", where nothing but the one word compares. */
export function readAgainst(tokens: readonly Token[]): Ratio | null {
  if (!isHead(tokens[0]?.text ?? '')) return null;
  return cutCompared(tokens, 0, (end) => {
    const at = tokens.flatMap((token, i) => (i < end && /^terhadap$/i.test(token.text) ? [i] : []));
    const [one] = at;
    if (at.length !== 1 || one === undefined || !isHead(tokens[one + 1]?.text ?? '')) return null;
    return { from: one, to: one + 1 };
  });
}

function cutCompared(
  tokens: readonly Token[],
  from: number,
  joint: (end: number) => { from: number; to: number } | null,
): Ratio | null {
  const multipliers = findMultipliers(tokens);
  const value = agreedValue(multipliers);
  if (value === undefined) return null;
  const end = Math.min(phraseEnd(tokens, from), multipliers.find((m) => m.from > from)?.from ?? tokens.length);
  const cut = joint(end);
  if (!cut) return null;
  const numerator = trimPhrase(tokens.slice(from, cut.from));
  const denominator = trimPhrase(dropTail(tokens.slice(cut.to, end)));
  if (!isPhrase(numerator) || !isPhrase(denominator)) return null;
  return { numerator, denominator, multiplier: value, form: 'prose', rest: [], narrative: multipliers.length === 0 };
}

/** How many tokens a word that compares takes here, 0 for none. */
function comparesAt(tokens: readonly Token[], i: number): number {
  const text = tokens[i]?.text ?? '';
  if (comparison.test(text) || share.test(text)) return 1;
  return /^hasil$/i.test(text) && /^bagi$/i.test(tokens[i + 1]?.text ?? '') ? 2 : 0;
}

/** The comparison is the sentence's subject or what it "is": "NTP adalah rasio antara". */
function opens(tokens: readonly Token[], at: number): boolean {
  return at === 0 || endsSentence(tokens, at - 1) || opening.test(tokens[at - 1]?.text ?? '');
}

/** "sesuai dengan", "sampai dengan": the "dengan" belongs to the word before it. */
const alike =
  /^(?:sesuai|sampai|sama|bersama|bersamaan|terkait|berkaitan|sejalan|selaras|setara|sehubungan|berkenaan)$/i;
/** "berasal dari", "hasil dari": where something comes from, not what it is a part of. */
const comesFrom = /^(?:berasal|hasil|diperoleh|terdiri|bersumber|diterima|dihitung|didapat|lepas|bebas)$/i;

/**
 * The word between A and B. Before another quantity it is certain; otherwise it must be the only one of its kind,
 * because "dengan" and "dan" stand inside names as well ("anak dengan kedisabilitasan").
 */
function findJoint(
  tokens: readonly Token[],
  from: number,
  end: number,
  between: boolean,
  isShare: boolean,
): { from: number; to: number } | null {
  const joints: Joint[] = [];
  const first = tokens[from]?.text.toLowerCase() ?? '';
  for (let i = from + 1; i < end - 1; i++) {
    const text = tokens[i]?.text.toLowerCase() ?? '';
    const compared = /^(?:dibanding(?:kan)?|berbanding|banding)$/.test(text);
    if (!compared && !(isShare ? /^(?:terhadap|dari)$/ : /^(?:dengan|terhadap|dan|per)$/).test(text)) continue;
    if (text === 'dengan' && alike.test(tokens[i - 1]?.text ?? '')) continue;
    const to = compared && /^(?:dengan|terhadap)$/i.test(tokens[i + 1]?.text ?? '') ? i + 2 : i + 1;
    const next = tokens[to]?.text.toLowerCase() ?? '';
    const quantity = isHead(next) || next === first;
    if (text === 'dari' && (!isHead(next) || comesFrom.test(tokens[i - 1]?.text ?? ''))) continue;
    if (text === 'per' && !isHead(next)) continue;
    joints.push({ from: i, to, sure: quantity && text !== 'dan', strong: text !== 'dan' });
    i = to - 1;
  }
  const sure = joints.filter((joint) => joint.sure);
  const strong = joints.filter((joint) => joint.strong);
  if (sure.length > 0) return sure.length === 1 ? (sure[0] ?? null) : null;
  if (isShare) return strong.length === 1 ? (strong[0] ?? null) : null;
  if (strong.length > 0) return strong.length === 1 ? (strong[0] ?? null) : null;
  return between && joints.length === 1 ? (joints[0] ?? null) : null;
}
