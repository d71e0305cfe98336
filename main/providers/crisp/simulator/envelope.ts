/** What a route answers, before it becomes `{"error", "reason", "data"}` on the wire. */
export type Reply = Readonly<{ status: number; reason: string; data: unknown }>

export const listed = (data: readonly unknown[]): Reply => ({ status: 200, reason: 'listed', data })
export const resolved = (data: unknown): Reply => ({ status: 200, reason: 'resolved', data })
export const updated = (): Reply => ({ status: 200, reason: 'updated', data: {} })
export const deleted = (): Reply => ({ status: 200, reason: 'deleted', data: {} })
export const added = (data: unknown): Reply => ({ status: 201, reason: 'added', data })
export const dispatched = (data: unknown): Reply => ({ status: 202, reason: 'dispatched', data })
export const processing = (data: unknown = {}): Reply => ({ status: 202, reason: 'processing', data })

export const invalidData = (message: string): Reply => ({ status: 400, reason: 'invalid_data', data: { message } })
export const invalidSession = (): Reply => ({ status: 401, reason: 'invalid_session', data: {} })
export const notAllowed = (message: string): Reply => ({ status: 403, reason: 'not_allowed', data: { message } })
export const notFound = (message: string): Reply => ({ status: 404, reason: 'not_found', data: { message } })
export const unknownRoute = (): Reply => notFound('the route does not exist')
export const notSubscribed = (): Reply => ({
  status: 404,
  reason: 'not_subscribed',
  data: { message: 'the website is not subscribed to the plugin' },
})
export const wrongVerb = (): Reply => ({
  status: 405,
  reason: 'method_not_allowed',
  data: { message: 'the method is not allowed on this route' },
})

const REASONS: Readonly<Record<number, string>> = {
  400: 'invalid_data',
  401: 'invalid_session',
  403: 'not_allowed',
  404: 'not_found',
  405: 'method_not_allowed',
  420: 'rate_limited',
  423: 'quota_limit_exceeded',
  429: 'rate_limited',
}

/** A bare refusal, with the reason that usually goes with the status. */
export const refusal = (status: number): Reply => ({ status, reason: REASONS[status] ?? 'server_error', data: {} })

export function toBody(reply: Reply): string {
  return JSON.stringify({ error: reply.status >= 400, reason: reply.reason, data: reply.data })
}
