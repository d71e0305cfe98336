import { z } from 'zod'
import { accepted, invalid, notFound, ok, refusal, type Answer, type Question, type Route } from './answer.ts'
import { answerPage } from './paging.ts'
import type { AgentRecord } from './records.ts'
import type { Room } from './room.ts'
import { agentToJson } from './to-json.ts'

const AgentBody = z.object({
  email: z.email().optional(),
  first_name: z.string().optional(),
  last_name: z.string().optional(),
  phone: z.string().optional(),
  role_id: z.string().optional(),
  groups: z.array(z.string()).optional(),
  is_deactivated: z.boolean().optional(),
})

const PresenceBody = z.object({
  availability_status: z.enum(['AVAILABLE', 'UNAVAILABLE']).optional(),
  agent_status: z.object({ id: z.string() }).optional(),
})

export function agentRoutes(room: Room): readonly Route[] {
  const { world, behaviour } = room
  return [
    {
      method: 'GET',
      path: '/agents',
      answer: ({ query }) => {
        const rows = [...world.agents.values()].filter(agent => isWanted(agent, query))
        return answerPage({ key: 'agents', rel: 'agent', path: '/agents', rows, toJson: agent => agentToJson(agent, world) }, query, behaviour)
      },
    },
    { method: 'GET', path: '/agents/status', answer: () => ok({ states: [...world.agentStatuses.values()] }) },
    { method: 'GET', path: '/agents/:id', answer: ({ params }) => withAgent(room, params, agent => ok(agentToJson(agent, world))) },
    { method: 'POST', path: '/agents', answer: ({ body }) => createAgent(room, body) },
    {
      method: 'PUT',
      path: '/agents/:id',
      answer: ({ params, body }) =>
        withAgent(room, params, agent => {
          const asked = AgentBody.safeParse(body)
          if (!asked.success) return invalid('Agent payload not valid')
          return ok(agentToJson(world.changeAgent(agent.id, toPatch(asked.data)), world))
        }),
    },
    { method: 'PATCH', path: '/agents/:id', answer: ({ params, body }) => withAgent(room, params, agent => changePresence(room, agent, body)) },
    {
      method: 'DELETE',
      path: '/agents/:id',
      answer: ({ params }) =>
        withAgent(room, params, agent => {
          world.agents.delete(agent.id)
          return accepted('Agent deletion request accepted')
        }),
    },
  ]
}

function isWanted(agent: AgentRecord, query: Question['query']): boolean {
  const group = query['groups']
  const isDeactivated = query['is_deactivated']
  const availability = query['availability_status']
  return (
    (group === undefined || agent.groupIds.includes(group)) &&
    (isDeactivated === undefined || agent.isDeactivated === (isDeactivated === 'true')) &&
    (availability === undefined || agent.availability === availability)
  )
}

function withAgent({ world }: Room, params: Question['params'], answer: (agent: AgentRecord) => Answer): Answer {
  const agent = world.agents.get(params['id'] ?? '')
  return agent === undefined ? refusal(404, 'AGENT_NOT_FOUND', 'Agent does not exist') : answer(agent)
}

function createAgent({ world }: Room, body: unknown): Answer {
  const asked = AgentBody.safeParse(body)
  if (!asked.success || asked.data.email === undefined) return invalid('Agent payload not valid')
  if ([...world.agents.values()].some(agent => agent.email === asked.data.email)) return refusal(409, 'CONFLICT', 'Agent exists already')
  const agent = world.addAgent({ firstName: '', availability: 'UNAVAILABLE', isLoggedIn: false, ...toPatch(asked.data), email: asked.data.email })
  return ok(agentToJson(agent, world))
}

/** The custom status wins if both are sent. Somebody who is not signed in cannot be made available. */
function changePresence({ world }: Room, agent: AgentRecord, body: unknown): Answer {
  const asked = PresenceBody.safeParse(body)
  if (!asked.success) return invalid('Agent payload not valid')
  const { agent_status: wanted, availability_status: availability } = asked.data
  if (wanted === undefined && availability === undefined) return invalid('Agent payload not valid')
  if (!agent.isLoggedIn) return refusal(409, 'CONFLICT', 'The agent is offline')
  if (wanted !== undefined) {
    const status = world.agentStatuses.get(wanted.id)
    if (status === undefined) return notFound('AGENT')
    world.changeAgent(agent.id, { agentStatusId: status.id })
    return ok({ availability_status: agent.availability, agent_status: status })
  }
  world.changeAgent(agent.id, { availability: availability ?? agent.availability })
  return ok({ availability_status: availability })
}

function toPatch(body: z.infer<typeof AgentBody>): Partial<AgentRecord> {
  return {
    ...(body.email === undefined ? {} : { email: body.email }),
    ...(body.first_name === undefined ? {} : { firstName: body.first_name }),
    ...(body.last_name === undefined ? {} : { lastName: body.last_name }),
    ...(body.phone === undefined ? {} : { phone: body.phone }),
    ...(body.role_id === undefined ? {} : { roleId: body.role_id }),
    ...(body.groups === undefined ? {} : { groupIds: body.groups }),
    ...(body.is_deactivated === undefined ? {} : { isDeactivated: body.is_deactivated }),
  }
}
