import { z } from 'zod'
import { added, deleted, listed, notFound, processing, resolved, updated } from '#main/providers/crisp/simulator/envelope.ts'
import type { JsonObject } from '#main/providers/crisp/simulator/json.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, nothing, reads, userOnly, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import type { Operator } from '#main/providers/crisp/simulator/site.ts'

const OPERATORS = 'website:operators'
const Email = z.object({ recipient: z.enum(['all', 'owners', 'members', 'user']), subject: z.string(), message: z.string() })

export function operatorRoutes(parts: Parts): readonly Route[] {
  const { atSite } = createRouteKit(parts)
  const unknown = () => notFound('the operator does not exist')
  const email = (method: 'POST' | 'PATCH') =>
    atSite({ method, path: '/operators/email', grant: writes(OPERATORS), input: Email, run: () => processing() })

  return [
    atSite({
      method: 'GET',
      path: '/operators/list',
      grant: reads(OPERATORS),
      input: nothing,
      run: ({ site }) => listed([...[...site.operators.values()].map(operator => ({ type: 'operator', details: toDetails(operator) })), ...site.invites]),
    }),
    atSite({
      method: 'GET',
      path: '/operators/active',
      grant: reads(OPERATORS),
      input: nothing,
      run: ({ site }) =>
        listed(
          [...site.operators.values()]
            .filter(operator => operator.lastActiveAt !== null)
            .map(({ userId, avatar, firstName, lastName, lastActiveAt }) => ({
              user_id: userId,
              avatar,
              nickname: `${firstName} ${lastName}`,
              timestamp: lastActiveAt,
            })),
        ),
    }),
    atSite({
      method: 'DELETE',
      path: '/operators/active',
      grant: userOnly,
      input: nothing,
      run: ({ site }) => {
        for (const operator of site.operators.values()) operator.lastActiveAt = null
        return deleted()
      },
    }),
    // The client posts here, the reference patches.
    email('POST'),
    email('PATCH'),
    atSite({
      method: 'GET',
      path: '/operator/:user_id',
      grant: reads(OPERATORS),
      input: nothing,
      run: ({ site, param }) => {
        const operator = site.operators.get(param('user_id'))
        return operator === undefined ? unknown() : resolved(toDetails(operator))
      },
    }),
    atSite({
      method: 'POST',
      path: '/operator',
      grant: userOnly,
      input: z.object({ email: z.email(), role: z.enum(['owner', 'member']) }),
      run: ({ site, input }) => {
        site.invites.push({ type: 'invite', details: { email: input.email, avatar: '', role: input.role } })
        return added({})
      },
    }),
    atSite({
      method: 'PATCH',
      path: '/operator/:user_id',
      grant: userOnly,
      input: z.object({ role: z.enum(['owner', 'member']), title: z.string().optional() }),
      run: ({ site, input, param }) => {
        const operator = site.operators.get(param('user_id'))
        if (operator === undefined) return unknown()
        operator.role = input.role
        operator.title = input.title ?? operator.title
        return updated()
      },
    }),
    atSite({
      method: 'DELETE',
      path: '/operator/:user_id',
      grant: userOnly,
      input: nothing,
      run: ({ site, param }) => (site.operators.delete(param('user_id')) ? deleted() : unknown()),
    }),
    atSite({
      method: 'GET',
      path: '/availability/status',
      grant: reads('website:availability'),
      input: nothing,
      run: ({ site }) => {
        const online = [...site.operators.values()].filter(operator => operator.availability === 'online')
        const since = Math.min(...(online.length > 0 ? online : [...site.operators.values()]).map(operator => operator.since), parts.clock.now())
        return resolved({ status: online.length > 0 ? 'online' : 'away', since })
      },
    }),
    atSite({
      method: 'GET',
      path: '/availability/operators',
      grant: reads('website:availability'),
      input: nothing,
      run: ({ site }) =>
        listed(
          [...site.operators.values()].map(({ userId, availability, since }) => ({
            user_id: userId,
            type: availability,
            time: { for: Math.floor((parts.clock.now() - since) / 1000), since },
          })),
        ),
    }),
  ]
}

function toDetails(operator: Operator): JsonObject {
  const { userId, email, avatar, firstName, lastName, role, title, availability } = operator
  return { user_id: userId, email, avatar, first_name: firstName, last_name: lastName, role, title, availability, has_token: true }
}
