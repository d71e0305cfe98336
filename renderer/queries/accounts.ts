import { queryOptions } from '@tanstack/react-query'
import type { Scope } from '#app/contract/scope.ts'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const accounts = () => queryOptions({ queryKey: [keys.accounts], queryFn: () => ask('accounts.list', {}) })
export const comparisons = (scope: Scope) => queryOptions({ queryKey: [keys.accounts, 'comparisons', scope], queryFn: () => ask('accounts.comparisons', { scope }) })
export const manifests = () => queryOptions({ queryKey: [keys.app, 'providers'], queryFn: () => ask('providers.list', {}) })
export const offers = () => queryOptions({ queryKey: [keys.accounts, 'offers'], queryFn: () => ask('accounts.offers', {}) })
