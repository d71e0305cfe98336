/** The events an inbox needs; what is not bound is not sent (reference, section 7.2). */
export const BOUND_EVENTS = [
  'message:send',
  'message:received',
  'message:updated',
  'message:removed',
  'message:compose:send',
  'message:acknowledge:read:send',
  'message:acknowledge:read:received',
  'message:acknowledge:unread:send',
  'session:set_state',
  'session:set_routing',
  'session:set_inbox',
  'session:set_block',
  'session:set_segments',
  'session:set_email',
  'session:set_nickname',
  'session:set_subject',
  'session:update_availability',
  'session:removed',
  'people:bind:session',
  'people:profile:created',
  'people:profile:updated',
  'people:profile:removed',
  'website:update_operators_availability',
] as const

/** Of no use to other tokens, which are never sent them. */
export const USER_EVENTS = ['campaign:progress', 'campaign:dispatched', 'campaign:running'] as const

/** Where bytes may be put: it is the answer to a request, and comes only this way. Belongs to the token and not to a website. */
export const ADDRESS_EVENT = 'bucket:url:upload:generated'

export type BoundEvent = (typeof BOUND_EVENTS)[number] | (typeof USER_EVENTS)[number]
