import { queryOptions } from '@tanstack/react-query'
import type { Scope } from '#app/contract/scope.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const meters = (scope: Scope) => queryOptions({ queryKey: [keys.quota, 'meters', scope], queryFn: () => ask('quota.meters', { scope }) })
