import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import type { Route } from '#main/providers/crisp/simulator/route.ts'
import type { Storage } from '#main/providers/crisp/simulator/storage.ts'
import { bucketRoutes } from './bucket-routes.ts'
import { campaignRoutes } from './campaign-routes.ts'
import { connectRoutes } from './connect-routes.ts'
import { conversationListRoutes } from './conversation-list-routes.ts'
import { conversationRoutes } from './conversation-routes.ts'
import { conversationWorkRoutes } from './conversation-work-routes.ts'
import { helpdeskRoutes } from './helpdesk-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { operatorRoutes } from './operator-routes.ts'
import { peopleRecordRoutes } from './people-record-routes.ts'
import { peopleRoutes } from './people-routes.ts'
import { spamRoutes } from './spam-routes.ts'
import { suggestionRoutes } from './suggestion-routes.ts'
import { templateRoutes } from './template-routes.ts'
import { websiteRoutes } from './website-routes.ts'

/** Everything that is served under `/v1`. */
export function createRoutes(parts: Parts, storage: Storage): readonly Route[] {
  return [
    ...connectRoutes(parts),
    ...websiteRoutes(parts),
    ...operatorRoutes(parts),
    ...conversationListRoutes(parts),
    ...conversationRoutes(parts),
    ...conversationWorkRoutes(parts),
    ...messageRoutes(parts),
    ...suggestionRoutes(parts),
    ...spamRoutes(parts),
    ...peopleRoutes(parts),
    ...peopleRecordRoutes(parts),
    ...campaignRoutes(parts),
    ...templateRoutes(parts),
    ...helpdeskRoutes(parts),
    ...bucketRoutes(parts, storage),
  ]
}
