/** Straight rules to tracks: rules at the same height (or the same place across) put together. */

/** A straight rule in points: `at` across its direction, `from`..`to` along it. */
export type Rule = {
  kind: 'horizontal' | 'vertical';
  from: number;
  to: number;
  at: number;
  thickness: number;
  /** Stretches in which the rule itself was not seen (scans only). */
  gaps?: { from: number; to: number }[];
};

/** All rules on one line across the page; `spans` are the inked stretches, ascending and apart. */
export type Track = { kind: Rule['kind']; at: number; spans: { from: number; to: number }[] };

/** Rules closer than this (points) are one: covers double borders (up to 3 points) and what skew is left. */
const sameTrack = 3.4;

/** Groups rules of one kind into tracks; gaps of at most `bridge` points within a track are closed. */
export function tracksOf(rules: readonly Rule[], kind: Rule['kind'], bridge: number): Track[] {
  const sorted = rules.filter((r) => r.kind === kind).sort((a, b) => a.at - b.at);
  const groups: Rule[][] = [];
  for (const rule of sorted) {
    const group = groups.at(-1);
    if (group && rule.at - group.at(-1)!.at <= sameTrack && rule.at - group[0]!.at <= 2 * sameTrack) group.push(rule);
    else groups.push([rule]);
  }
  return groups.map((group) => {
    const weight = group.reduce((a, r) => a + (r.to - r.from), 0) || 1;
    const at = group.reduce((a, r) => a + r.at * (r.to - r.from), 0) / weight;
    return { kind, at, spans: mergeSpans(group, bridge) };
  });
}

/** Joins stretches that overlap or lie at most `bridge` apart. */
export function mergeSpans(
  spans: readonly { from: number; to: number }[],
  bridge: number,
): { from: number; to: number }[] {
  const out: { from: number; to: number }[] = [];
  for (const s of [...spans].sort((a, b) => a.from - b.from)) {
    const last = out.at(-1);
    if (last && s.from - last.to <= bridge) last.to = Math.max(last.to, s.to);
    else out.push({ from: s.from, to: s.to });
  }
  return out;
}

/** The stretches of rules that were really seen. */
export function withoutGaps(rules: readonly Rule[]): Rule[] {
  return rules.flatMap((rule) => {
    const pieces: Rule[] = [];
    let from = rule.from;
    for (const gap of rule.gaps ?? []) {
      if (gap.from > from) pieces.push({ ...rule, from, to: gap.from });
      from = gap.to;
    }
    pieces.push({ ...rule, from });
    return pieces;
  });
}

/** Share of `from`..`to` that the track covers, 0 to 1. */
export function coverage(track: Track, from: number, to: number): number {
  if (to <= from) return 0;
  let covered = 0;
  for (const s of track.spans) covered += Math.max(0, Math.min(to, s.to) - Math.max(from, s.from));
  return covered / (to - from);
}
