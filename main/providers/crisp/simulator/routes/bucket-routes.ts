import { z } from 'zod'
import { runAfter } from '#main/providers/crisp/simulator/clock.ts'
import { processing } from '#main/providers/crisp/simulator/envelope.ts'
import type { Parts } from '#main/providers/crisp/simulator/parts.ts'
import { createRouteKit, writes, type Route } from '#main/providers/crisp/simulator/route.ts'
import { signUpload, type Storage } from '#main/providers/crisp/simulator/storage.ts'

const Upload = z.object({
  namespace: z.enum(['avatar', 'upload', 'website', 'campaign', 'helpdesk', 'status', 'processing']),
  id: z.string().min(1),
  file: z.object({ name: z.string().min(1), type: z.string().min(1) }),
  resource: z.object({ type: z.string(), id: z.string() }).optional(),
})

/** Asks for an address to upload to. It does not come as the answer, but a little later over the socket. */
export function bucketRoutes(parts: Parts, storage: Storage): readonly Route[] {
  const { anywhere } = createRouteKit(parts)
  return [
    anywhere({
      method: 'POST',
      path: '/bucket/url/generate',
      grant: writes('bucket:url'),
      input: Upload,
      run: ({ input, caller }) => {
        runAfter(parts.clock, parts.random.integer(50, 300), () => {
          const url = signUpload(parts, storage, { namespace: input.namespace, ...input.file })
          parts.hub.publish({
            name: `bucket:url:${input.namespace}:generated`,
            websiteId: null,
            data: {
              from: caller.tier,
              id: input.id,
              identifier: caller.identifier,
              type: input.file.type,
              resource: input.resource,
              url,
              policy: { size_limit: parts.behaviour.uploadSizeLimit },
            },
          })
        })
        return processing()
      },
    }),
  ]
}
