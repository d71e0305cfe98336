import type { CapabilityName } from '#app/domain/capability.ts'
import type { AccountId } from '#app/domain/ids.ts'
import { fail, type Result } from '#app/result.ts'
import type { Clock } from '#main/clock/clock.ts'
import type { FreshchatClient } from './client.ts'
import type { ThreadReader } from './thread.ts'
import type { UserShelf } from './user-shelf.ts'

/** What the calls of one open account share. */
export type Desk = Readonly<{
  accountId: AccountId
  clock: Clock
  client: FreshchatClient
  users: UserShelf
  threads: ThreadReader
  /** Agents' names by their ids, as far as they were listed. */
  agentNames: Map<string, string>
  /** What the token turned out not to be allowed, with the service's sentence. */
  closed: Map<CapabilityName, string>
}>

/** Notes what a call tells about the token's permissions, and hands the call's result on. */
export function learn<T>({ closed }: Pick<Desk, 'closed'>, name: CapabilityName, result: Result<T>): Result<T> {
  if (result.ok) closed.delete(name)
  else if (result.failure.kind === 'forbidden') closed.set(name, result.failure.need)
  return result
}

/** For what the service has no route for: answered without a call. */
export function notOffered(): ReturnType<typeof fail> {
  return fail({ kind: 'notFound' })
}
