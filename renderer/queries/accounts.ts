import { queryOptions } from '@tanstack/react-query'
import { ask } from '#renderer/bridge/ask.ts'
import { keys } from './keys.ts'

export const accounts = () => queryOptions({ queryKey: [keys.accounts], queryFn: () => ask('accounts.list', {}) })
export const manifests = () => queryOptions({ queryKey: [keys.app, 'providers'], queryFn: () => ask('providers.list', {}) })
export const offers = () => queryOptions({ queryKey: [keys.accounts, 'offers'], queryFn: () => ask('accounts.offers', {}) })
