import { z } from 'zod'
import { QuotaMeter } from '#app/domain/quota-meter.ts'
import { query } from './call.ts'
import { Scope } from './scope.ts'

export const quota = {
  /** One for each account whose line was opened: before that nobody knows which credential it shares. */
  'quota.meters': query(z.object({ scope: Scope }), z.array(QuotaMeter).readonly()),
} as const
