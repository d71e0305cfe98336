import { z } from 'zod'
import { accepted, invalid, notFound, ok, refusal, type Answer, type Question, type Route } from './answer.ts'
import { answerPage } from './paging.ts'
import type { UserRecord } from './records.ts'
import type { Room } from './room.ts'
import { userToJson } from './to-json.ts'

const MOST_FETCHED = 100

const UserBody = z.object({
  email: z.string().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  phone: z.string().optional(),
  reference_id: z.string().optional(),
  avatar: z.object({ url: z.string() }).optional(),
  properties: z.array(z.object({ name: z.string(), value: z.coerce.string() })).optional(),
})
const FetchBody = z.object({ ids: z.array(z.string()).min(1).max(MOST_FETCHED) })

export function userRoutes(room: Room): readonly Route[] {
  const { world, behaviour } = room
  return [
    {
      method: 'GET',
      path: '/users',
      answer: ({ query }) => {
        const filters = readFilters(query)
        if (filters.length === 0) return invalid('At least one filter is required')
        if (query['sort_by'] !== undefined && behaviour.userSort === 'refused') return invalid('sort_by is not valid')
        const found = [...world.users.values()].filter(user => filters.every(fits => fits(user)))
        const rows = behaviour.userSort === 'honoured' ? sorted(found, query) : found
        return answerPage({ key: 'users', rel: 'user', path: '/users', rows, toJson: userToJson }, query, behaviour)
      },
    },
    { method: 'POST', path: '/users', answer: ({ body }) => createUser(room, body) },
    {
      method: 'POST',
      path: '/users/fetch',
      answer: ({ body }) => {
        const asked = FetchBody.safeParse(body)
        if (!asked.success) return invalid(`ids must hold 1 to ${MOST_FETCHED} user ids`)
        const found = asked.data.ids.flatMap(id => world.users.get(id) ?? [])
        return ok({ users: found.map(userToJson) })
      },
    },
    { method: 'GET', path: '/users/:id', answer: ({ params }) => withUser(room, params, user => ok(userToJson(user))) },
    {
      method: 'PUT',
      path: '/users/:id',
      answer: ({ params, body }) =>
        withUser(room, params, user => {
          const asked = UserBody.safeParse(body)
          if (!asked.success) return invalid('User payload not valid')
          world.changeUser(user.id, { ...toPatch(asked.data), updatedAt: room.clock.now() })
          return { status: 200, body: '' }
        }),
    },
    {
      method: 'DELETE',
      path: '/users/:id',
      answer: ({ params }) =>
        withUser(room, params, user => {
          world.removeUser(user.id)
          return accepted('User deletion request accepted')
        }),
    },
    {
      method: 'GET',
      path: '/users/:id/conversations',
      answer: ({ params }) =>
        withUser(room, params, user => ok({ conversations: (world.conversationsOfUser.get(user.id) ?? []).map(id => ({ id })) })),
    },
  ]
}

type Filter = (user: UserRecord) => boolean

/** Exact matches and time ranges; several must all hold, and a range includes both its ends. */
function readFilters(query: Question['query']): readonly Filter[] {
  const exact: Readonly<Record<string, (user: UserRecord) => string | null>> = {
    email: user => user.email,
    phone_no: user => user.phone,
    reference_id: user => user.referenceId,
    first_name: user => user.firstName,
    last_name: user => user.lastName,
  }
  const ranges: Readonly<Record<string, (user: UserRecord, at: number) => boolean>> = {
    created_from: (user, at) => user.createdAt >= at,
    created_to: (user, at) => user.createdAt <= at,
    updated_from: (user, at) => user.updatedAt >= at,
    updated_to: (user, at) => user.updatedAt <= at,
  }
  return Object.entries(query).flatMap(([name, value]): readonly Filter[] => {
    const read = exact[name]
    if (read !== undefined) return [user => read(user) === value]
    const range = ranges[name]
    const at = Date.parse(value)
    return range === undefined || Number.isNaN(at) ? [] : [user => range(user, at)]
  })
}

function sorted(users: readonly UserRecord[], query: Question['query']): readonly UserRecord[] {
  const direction = query['sort_order'] === 'desc' ? -1 : 1
  const key = query['sort_by'] === 'updated_time' ? 'updatedAt' : 'createdAt'
  return users.toSorted((left, right) => direction * (left[key] - right[key]))
}

function withUser({ world }: Room, params: Question['params'], answer: (user: UserRecord) => Answer): Answer {
  const user = world.users.get(params['id'] ?? '')
  return user === undefined ? notFound('USER') : answer(user)
}

function createUser({ world }: Room, body: unknown): Answer {
  const asked = UserBody.safeParse(body)
  if (!asked.success || Object.keys(asked.data).length === 0) return invalid('User payload not valid')
  const reference = asked.data.reference_id
  const isTaken = reference !== undefined && [...world.users.values()].some(user => user.referenceId === reference)
  if (isTaken) return refusal(409, 'CONFLICT', 'A user with this reference_id exists already')
  return ok(userToJson(world.addUser(toPatch(asked.data))))
}

/** `properties` replace those that were there. */
function toPatch(body: z.infer<typeof UserBody>): Partial<UserRecord> {
  return {
    ...(body.email === undefined ? {} : { email: body.email }),
    ...(body.first_name === undefined ? {} : { firstName: body.first_name }),
    ...(body.last_name === undefined ? {} : { lastName: body.last_name }),
    ...(body.phone === undefined ? {} : { phone: body.phone }),
    ...(body.reference_id === undefined ? {} : { referenceId: body.reference_id }),
    ...(body.avatar === undefined ? {} : { avatarUrl: body.avatar.url }),
    ...(body.properties === undefined ? {} : { properties: body.properties }),
  }
}
