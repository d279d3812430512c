/** Indonesia as tiles, one a province, with how much of it the rows that fit cover; inside a province its kabupaten and kota. */
import { number } from '../../kit/language.ts';
import { useMemo, type JSX } from '../../kit/ui.ts';
import type { Holdings } from '../opened/holdings.ts';
import type { Explorer } from '../exploring/explorer.ts';
import tiles from './province-tiles.json';
import { percent, tell, told } from '../opened/wording.ts';

type Region = { code: string; name: string; level: string; agencies: number; indicators: number };
type Province = Region & { own: Region[]; covered: number };

export function MapView({ page }: { page: Explorer }): JSX.Element {
  const rows = page.choice().rows;
  const provinces = useMemo(() => provincesOf(page.held, rows), [rows]);
  const open = provinces.find(({ code }) => code === page.state.province);
  if (open) return <ProvinceView page={page} province={open} />;
  const covered = provinces.reduce((sum, one) => sum + one.covered, 0);
  const all = provinces.reduce((sum, one) => sum + one.own.length, 0);
  const there = provinces.filter((one) => one.covered > 0);
  return (
    <section aria-labelledby="map-title">
      <h2 id="map-title">{tell('mapTitle')}</h2>
      <p class="view-told">
        {tell('mapTold', number(covered), number(all), number(there.length), number(provinces.length))}
      </p>
      <ul class="tile-map">
        {tiles.map(({ code, short, column, row }) => {
          const province = provinces.find((one) => one.code === code);
          if (!province) return null;
          return (
            <li key={code} style={{ gridColumn: column, gridRow: row }}>
              <a
                href={page.link({ province: code })}
                class={shade(province.covered / Math.max(1, province.own.length))}
                title={`${province.name}: ${tell('regionsOf', number(province.covered), number(province.own.length))}`}
              >
                <span class="away">{province.name}: </span>
                <span class="short" aria-hidden="true">
                  {short}
                </span>
                <span class="figure">
                  {province.covered}
                  <span class="of">/{province.own.length}</span>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
      <p class="scale" aria-hidden="true">
        <span>{tell('scaleNone')}</span>
        {[0, 0.05, 0.1, 0.25, 0.5, 1].map((share) => (
          <i class={shade(share)} />
        ))}
        <span>{tell('scaleAll')}</span>
      </p>
      <h3>{tell('provinces')}</h3>
      <div class="scroll" role="group" aria-label={tell('provinces')} tabIndex={0}>
        <table class="listing">
          <thead>
            <tr>
              <th scope="col">{tell('province')}</th>
              <th scope="col" class="number">
                {tell('regionsCovered')}
              </th>
              <th scope="col" class="number">
                {tell('agenciesHead')}
              </th>
              <th scope="col" class="number">
                {tell('indicatorsHead')}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...there, ...provinces.filter((one) => one.covered === 0)].map((province) => (
              <tr class={province.covered === 0 ? 'none' : undefined}>
                <th scope="row">
                  <a href={page.link({ province: province.code })} lang="id">
                    {province.name}
                  </a>
                </th>
                <td class="number">
                  {number(province.covered)} / {number(province.own.length)}{' '}
                  <small>{percent(province.covered / province.own.length)}</small>
                </td>
                <td class="number">{number(sum(province.own, 'agencies'))}</td>
                <td class="number">{number(sum(province.own, 'indicators'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const sum = (regions: readonly Region[], what: 'agencies' | 'indicators'): number =>
  regions.reduce((all, one) => all + one[what], 0);

/** Shares from which a tile is a shade darker: a first document is seen as well as the last. */
const steps = [0, 0.1, 0.25, 0.5, 0.75] as const;

const shade = (share: number): string =>
  share === 0 ? 'tile' : `tile shade-${steps.filter((step) => share > step || (step > 0 && share === step)).length}`;

function ProvinceView({ page, province }: { page: Explorer; province: Province }): JSX.Element {
  return (
    <section aria-labelledby="province-title">
      <p class="above">
        <a href={page.link({ province: '' })}>{tell('allProvinces')}</a>
      </p>
      <h2 id="province-title" lang="id">
        {province.name}
      </h2>
      <p class="view-told">
        {tell('regionsOf', number(province.covered), number(province.own.length))}
        {province.covered > 0 ? (
          <>
            {' · '}
            <a
              href={page.link({
                view: 'table',
                province: '',
                chosen: { ...page.state.chosen, province: [province.code] },
              })}
            >
              {told(sum(province.own, 'indicators'), 'showIndicator', 'showIndicators')}
            </a>
          </>
        ) : null}
      </p>
      <ol class="region-tiles">
        {province.own.map((region) => {
          const content = (
            <>
              <span class="code">{region.code}</span>
              <span class="name" lang="id">
                {region.name}
              </span>
              <span class="figure">
                {region.agencies === 0
                  ? tell('nothingYet')
                  : `${told(region.agencies, 'agencyOne', 'agencyMany')}, ${told(region.indicators, 'indicatorOne', 'indicatorMany')}`}
              </span>
            </>
          );
          return (
            <li key={region.code}>
              {region.agencies === 0 ? (
                <div class="region-tile none">{content}</div>
              ) : (
                <a
                  class="region-tile has"
                  href={page.link({
                    view: 'table',
                    province: '',
                    chosen:
                      region.level === 'provinsi'
                        ? { ...page.state.chosen, province: [province.code], level: ['provinsi'] }
                        : { ...page.state.chosen, region: [region.code] },
                  })}
                >
                  {content}
                </a>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

function provincesOf({ regions, agencies, agencyOf }: Holdings, rows: Int32Array): Province[] {
  const codes = agencies.texts('regionCode');
  const counts = new Map<string, { agencies: Set<number>; indicators: number }>();
  for (const row of rows) {
    const agency = agencyOf[row]!;
    const code = agency < 0 ? null : codes.of(agency);
    if (code === null) continue;
    let count = counts.get(code);
    if (!count) counts.set(code, (count = { agencies: new Set(), indicators: 0 }));
    count.agencies.add(agency);
    count.indicators++;
  }
  const all = Array.from({ length: regions.count }, (_, row): Region => {
    const code = regions.texts('code').of(row)!;
    const count = counts.get(code);
    return {
      code,
      name: regions.texts('name').of(row) ?? code,
      level: regions.texts('level').of(row) ?? '',
      agencies: count?.agencies.size ?? 0,
      indicators: count?.indicators ?? 0,
    };
  });
  return all
    .filter(({ level }) => level === 'provinsi')
    .map((province) => {
      const own = all.filter(({ code }) => code.startsWith(province.code));
      return { ...province, own, covered: own.filter((one) => one.agencies > 0).length };
    });
}
