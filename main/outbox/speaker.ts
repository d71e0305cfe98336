import type { OperatorId } from '#app/domain/ids.ts'
import type { Sending } from '#main/providers/provider.ts'
import type { Store } from '#main/store/store.ts'

/** Who speaks, as a service wants to hear it; null = the token itself. The name is '' for somebody we know no more of. */
export async function speakerOf(id: OperatorId | null, people: Pick<Store['people'], 'operator'>): Promise<Sending['operator']> {
  if (id === null) return null
  const known = await people.operator(id)
  return { id, name: known?.operator.name ?? '' }
}
