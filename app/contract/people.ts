import { z } from 'zod'
import { Group } from '#app/domain/group.ts'
import { AccountId, OperatorId } from '#app/domain/ids.ts'
import { Inbox } from '#app/domain/inbox.ts'
import { Operator } from '#app/domain/operator.ts'
import { command, query } from './call.ts'
import { AccountOutcomes, Scope } from './scope.ts'

/** An operator and how much is on the desk. */
export const OperatorRow = z.object({ operator: Operator, openConversations: z.number().int(), isMe: z.boolean() }).readonly()
export type OperatorRow = z.infer<typeof OperatorRow>

/** Who the person is at one account; `operator` null = the token speaks for nobody and nobody was picked. */
export const Me = z.object({ accountId: AccountId, operator: Operator.nullable() }).readonly()
export type Me = z.infer<typeof Me>

export const people = {
  'operators.list': query(z.object({ scope: Scope }), z.array(OperatorRow).readonly()),
  'operators.get': query(z.object({ id: OperatorId }), OperatorRow),
  'groups.list': query(z.object({ scope: Scope }), z.array(Group).readonly()),
  'inboxes.list': query(z.object({ scope: Scope }), z.array(Inbox).readonly()),
  'people.me': query(z.object({ scope: Scope }), z.array(Me).readonly()),
  'people.refresh': command(z.object({ scope: Scope }), AccountOutcomes),
} as const
