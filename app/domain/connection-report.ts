import { z } from 'zod'
import { Failure } from '#app/failure.ts'
import { Capability } from './capability.ts'

/** A website or portal that a credential reaches. */
export const Remote = z
  .object({ remoteId: z.string(), name: z.string(), domain: z.string().nullable() })
  .readonly()
export type Remote = z.infer<typeof Remote>

/** Whether an account speaks for a remote. Where a key may not see the id of what it opens, the host stands for it. */
export const isOfRemote = (account: Readonly<{ remoteId: string }>, { remoteId, domain }: Pick<Remote, 'remoteId' | 'domain'>): boolean =>
  account.remoteId === remoteId || account.remoteId === domain

/** Somebody the person may say he is: an operator of one remote. */
export const Candidate = z
  .object({ remoteId: z.string(), operatorRemoteId: z.string(), name: z.string(), email: z.string().nullable() })
  .readonly()
export type Candidate = z.infer<typeof Candidate>

/** What the live check of a credential found. `field` names the credential field that is wrong; null = none in particular. */
export const ConnectionReport = z
  .discriminatedUnion('outcome', [
    z.object({
      outcome: z.literal('good'),
      remotes: z.array(Remote).readonly(),
      candidates: z.array(Candidate).readonly(),
      capabilities: z.array(Capability).readonly(),
    }),
    z.object({ outcome: z.literal('bad'), field: z.string().nullable(), failure: Failure }),
  ])
  .readonly()
export type ConnectionReport = z.infer<typeof ConnectionReport>
