import type { JSX } from 'preact';
import { Layout } from '../layout';
import { page } from '../page';
import { hrefTo, paths } from '../paths';
import { dayOf } from '../say';
import { Table } from '../views/table';
import { understood } from '../views/understood';
import type { Voice } from '../voice';
import { DirectoryBar } from './bar';
import { agencyNames, directory, type AgencyShown, type FacilityShown } from './lists';

interface Places<Place> {
  readonly items: readonly Place[];
  readonly next: string | null;
  readonly agencies: ReadonlyMap<string, string>;
}

const perPage = '25';

/** The organisations of the programme. */
export const agencyList = page<Places<AgencyShown>>({
  name: 'agencies',
  path: paths.agencies,
  ask: async ({ call, query }) => {
    const { answer } = await understood(query, [], (given) =>
      call(directory.agencies, { query: { ...given, limit: perPage } }),
    );
    return { ...answer, agencies: new Map() };
  },
  view: (places, voice) => PlacesPage('agencies', places, voice),
});

/** The places in which people under the programme are held. */
export const facilityList = page<Places<FacilityShown>>({
  name: 'facilities',
  path: paths.facilities,
  ask: async ({ call, query }) => {
    const { answer } = await understood(query, [], (given) =>
      call(directory.facilities, { query: { ...given, limit: perPage } }),
    );
    return { ...answer, agencies: await agencyNames(call) };
  },
  view: (places, voice) => PlacesPage('facilities', places, voice),
});

function PlacesPage(
  kind: 'agencies' | 'facilities',
  { items, next, agencies }: Places<AgencyShown | FacilityShown>,
  voice: Voice,
): JSX.Element {
  const { translator, timeZone } = voice;
  const { text } = translator;
  const title = text(`registers.directory.parts.${kind}`);
  const isFacilities = kind === 'facilities';
  const columns = ['name', ...(isFacilities ? (['agency'] as const) : []), 'calendar', 'state'] as const;
  return (
    <Layout voice={voice} title={title} section="directory" bar={<DirectoryBar voice={voice} part={kind} />}>
      <p>{text('registers.directory.whoChanges')}</p>
      {items.length === 0 && <p>{text('registers.directory.noPlaces')}</p>}
      {items.length > 0 && (
        <Table caption={title} columns={columns.map((column) => text(`registers.directory.${column}`))}>
          {items.map((place) => (
            <tr key={'facilityId' in place ? place.facilityId : place.agencyId}>
              <th scope="row">
                <bdi>{place.name}</bdi>
              </th>
              {isFacilities && (
                <td>
                  <bdi>{agencies.get(place.agencyId)}</bdi>
                </td>
              )}
              <td>
                <bdi>{translator.reason(place.calendarId)}</bdi>
              </td>
              <td>
                {place.endedAt !== null &&
                  text('registers.directory.endedOn', { when: dayOf(place.endedAt, timeZone, translator) })}
              </td>
            </tr>
          ))}
        </Table>
      )}
      {next !== null && (
        <p>
          <a href={hrefTo(paths[kind], {}, { cursor: next })}>{text('app.lists.next')}</a>
        </p>
      )}
    </Layout>
  );
}
