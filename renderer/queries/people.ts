import { queryOptions } from '@tanstack/react-query'
import type { Scope } from '#app/contract/scope.ts'
import type { OperatorId } from '#app/domain/ids.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const operators = (scope: Scope) => queryOptions({ queryKey: [keys.people, 'operators', scope], queryFn: () => ask('operators.list', { scope }) })
export const operator = (id: OperatorId) => queryOptions({ queryKey: [keys.people, 'operator', id], queryFn: () => ask('operators.get', { id }) })
export const groups = (scope: Scope) => queryOptions({ queryKey: [keys.people, 'groups', scope], queryFn: () => ask('groups.list', { scope }) })
export const inboxes = (scope: Scope) => queryOptions({ queryKey: [keys.people, 'inboxes', scope], queryFn: () => ask('inboxes.list', { scope }) })
export const mes = (scope: Scope) => queryOptions({ queryKey: [keys.people, 'me', scope], queryFn: () => ask('people.me', { scope }) })
