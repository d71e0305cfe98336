import { ok, type Route } from './answer.ts'
import { answerPage } from './paging.ts'
import type { Room } from './room.ts'
import { accountToJson, channelToJson, groupToJson, roleToJson } from './to-json.ts'

/** Configuration, groups, roles and channels: the parts of an account that the API only shows. */
export function accountRoutes({ world, behaviour }: Room): readonly Route[] {
  return [
    { method: 'GET', path: '/accounts/configuration', answer: () => ok(accountToJson(world.account)) },
    {
      method: 'GET',
      path: '/groups',
      answer: ({ query }) => {
        const rows = sortedByName([...world.groups.values()], query)
        return answerPage({ key: 'groups', rel: 'group', path: '/groups', rows, toJson: group => groupToJson(group, world) }, query, behaviour)
      },
    },
    {
      method: 'GET',
      path: '/roles',
      answer: ({ query }) =>
        answerPage({ key: 'roles', rel: 'role', path: '/roles', rows: [...world.roles.values()], toJson: roleToJson }, query, behaviour),
    },
    {
      method: 'GET',
      path: '/channels',
      answer: ({ query }) => {
        const ofLocale = [...world.channels.values()].filter(channel => query['locale'] === undefined || channel.locale === query['locale'])
        const rows = sortedByName(ofLocale, query)
        return answerPage({ key: 'channels', rel: 'channel', path: '/channels', rows, toJson: channelToJson }, query, behaviour)
      },
    },
  ]
}

function sortedByName<R extends Readonly<{ name: string }>>(rows: readonly R[], query: Readonly<Record<string, string>>): readonly R[] {
  if (query['sort_by'] !== 'name') return rows
  const direction = query['sort_order'] === 'desc' ? -1 : 1
  return rows.toSorted((left, right) => direction * (left.name < right.name ? -1 : left.name > right.name ? 1 : 0))
}
