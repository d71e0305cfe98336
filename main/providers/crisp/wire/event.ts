import { z } from 'zod'
import { CrispState } from './conversation.ts'
import { Fingerprint, maybe, MaybeText, Texts } from './lenient.ts'

/** Which conversation of which workspace an event is about. */
export const AboutSession = z.looseObject({ website_id: z.string(), session_id: z.string().min(1) })
export const AboutWebsite = z.looseObject({ website_id: z.string() })

export const OfMessage = z.looseObject({ fingerprint: Fingerprint })
export const Updated = OfMessage.extend({ content: z.unknown() })
/** Its excerpt is not read: what somebody has not sent is not ours. */
export const Composing = z.looseObject({ type: z.string() })
/** An empty list is taken for all, as a missing one is. */
export const AcknowledgedList = z.looseObject({ fingerprints: maybe(z.array(Fingerprint)) }).transform(({ fingerprints }) =>
  fingerprints === null || fingerprints.length === 0 ? ('all' as const) : fingerprints,
)

export const StateSet = z.looseObject({ state: CrispState })
export const RoutingSet = z.looseObject({ routing_id: z.string().nullable() })
export const InboxSet = z.looseObject({ inbox_id: z.string().nullable() })
export const BlockSet = z.looseObject({ is_blocked: z.boolean() })
export const SegmentsSet = z.looseObject({ segments: Texts })
export const EmailSet = z.looseObject({ email: MaybeText })
export const NicknameSet = z.looseObject({ nickname: MaybeText })
export const SubjectSet = z.looseObject({ subject: MaybeText })
export const AvailabilitySet = z.looseObject({ availability: z.string() })
export const PersonNamed = z.looseObject({ people_id: z.string().min(1) })
export const OperatorAvailability = z.looseObject({ user_id: z.string().min(1), availability: z.looseObject({ type: MaybeText }) })
export const CampaignNamed = z.looseObject({ campaign_id: z.string().min(1) })
