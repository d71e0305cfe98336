import type { AccountId } from '#app/domain/ids.ts'
import { fail, ok, type Result } from '#app/result.ts'
import type { OpenVault } from '#main/vault/open-vault.ts'
import { failureOf } from '#main/vault/vault.ts'
import { isWithoutFile } from './sweep-vault.ts'
import type { VaultsLeft } from './vaults-left.ts'

export type Copied = Readonly<{
  /** Takes the copies back out of the new vault. */
  undo(): Promise<void>
  /** Takes away what was copied. True when nothing of ours is in the old vault any more. */
  emptyOld(): Promise<boolean>
}>

export type CopyNeeds = Readonly<{ from: OpenVault | null; to: OpenVault; left: Pick<VaultsLeft, 'kinds' | 'note' | 'strike'> }>

/**
 * Puts what the old vault holds into the new one, which reads each back. The new one is noted as one that may hold something
 * before the first copy, so that nothing is forgotten there however this ends.
 */
export async function copyVault({ from, to, left }: CopyNeeds): Promise<Result<Copied>> {
  const known = from === null ? ok([]) : await from.list()
  // A vault that can not be read keeps what it has: a person may come back to it.
  const ids = known.ok ? known.value : []
  const tried: AccountId[] = []
  const wasLeft = left.kinds().includes(to.kind)

  async function undo(): Promise<void> {
    let isUndone = true
    for (const id of tried) isUndone = (await to.remove(id)).ok && isUndone
    if (isUndone && !wasLeft) left.strike(to.kind)
  }

  async function copyOne(id: AccountId, holder: OpenVault): Promise<Result<void>> {
    const secret = await holder.read(id)
    if (!secret.ok) return secret
    tried.push(id)
    return to.write(id, secret.value)
  }

  if (from !== null && ids.length > 0) {
    const state = await to.state()
    if (state !== 'ok') return fail(failureOf(state))
    const noted = left.note(to.kind)
    if (!noted.ok) return noted
    for (const id of ids) {
      const copied = await copyOne(id, from)
      if (copied.ok) continue
      await undo()
      return copied
    }
  }

  return ok({
    undo,
    async emptyOld() {
      let isEmpty = from === null || known.ok || isWithoutFile(from, known)
      for (const id of ids) isEmpty = (from === null || (await from.remove(id)).ok) && isEmpty
      return isEmpty
    },
  })
}
