import type { Tier } from './token.ts'

type Delivery = Readonly<{ scope: string | null; tiers: readonly Tier[] }>

const EVERYONE: readonly Tier[] = ['website', 'plugin', 'user']
const seen = (scope: string | null): Delivery => ({ scope, tiers: EVERYONE })
const user: Delivery = { scope: null, tiers: ['user'] }

const SESSIONS = seen('website:conversation:sessions:read')
const MESSAGES = seen('website:conversation:messages:read')
const ACTIONS = seen('website:conversation:actions:read')
const PROFILES = seen('website:people:profiles:read')

/** Which events exist, and which scope a plugin token needs to be sent them. As in the RTM reference, revision of 12 February 2026. */
export const EVENTS = {
  'session:update_availability': SESSIONS,
  'session:update_verify': SESSIONS,
  'session:request:initiated': seen('website:conversation:initiate:write'),
  'session:set_email': SESSIONS,
  'session:set_phone': SESSIONS,
  'session:set_address': SESSIONS,
  'session:set_subject': SESSIONS,
  'session:set_avatar': SESSIONS,
  'session:set_nickname': SESSIONS,
  'session:set_origin': SESSIONS,
  'session:set_data': SESSIONS,
  'session:set_segments': SESSIONS,
  'session:set_state': seen('website:conversation:states:read'),
  'session:set_block': ACTIONS,
  'session:set_opened': ACTIONS,
  'session:set_closed': ACTIONS,
  'session:set_participants': seen('website:conversation:participants:read'),
  'session:set_mentions': SESSIONS,
  'session:set_routing': seen('website:conversation:routing:read'),
  'session:set_inbox': SESSIONS,
  'session:sync:pages': seen('website:conversation:pages:read'),
  'session:sync:events': seen('website:conversation:events:read'),
  'session:sync:rating': SESSIONS,
  'session:sync:topic': SESSIONS,
  'session:removed': SESSIONS,
  'message:send': MESSAGES,
  'message:received': MESSAGES,
  'message:updated': MESSAGES,
  'message:removed': MESSAGES,
  'message:compose:send': MESSAGES,
  'message:compose:receive': MESSAGES,
  'message:acknowledge:read:send': MESSAGES,
  'message:acknowledge:read:received': MESSAGES,
  'message:acknowledge:unread:send': MESSAGES,
  'message:acknowledge:delivered': MESSAGES,
  'people:profile:created': PROFILES,
  'people:profile:updated': PROFILES,
  'people:profile:removed': PROFILES,
  'people:bind:session': PROFILES,
  'email:subscribe': seen('website:people:subscriptions:read'),
  'campaign:progress': user,
  'campaign:dispatched': user,
  'campaign:running': user,
  'website:update_visitors_count': seen('website:visitors:read'),
  'website:update_operators_availability': seen('website:operators:read'),
  'website:users:available': seen('website:availability:read'),
  'bucket:url:upload:generated': seen('bucket:url:write'),
  'bucket:url:avatar:generated': seen('bucket:url:write'),
  'bucket:url:website:generated': seen('bucket:url:write'),
  'bucket:url:campaign:generated': seen('bucket:url:write'),
  'bucket:url:helpdesk:generated': seen('bucket:url:write'),
  'bucket:url:status:generated': seen('bucket:url:write'),
  'bucket:url:processing:generated': seen('bucket:url:write'),
} as const satisfies Record<string, Delivery>

export type EventName = keyof typeof EVENTS
