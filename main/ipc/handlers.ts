import type { Input, Name, Output } from '#app/contract/index.ts'
import type { Result } from '#app/result.ts'

/** One handler per call of the contract: a missing one does not compile. Input is parsed already; a handler has no logic, it calls a room. */
export type Handlers = Readonly<{ [N in Name]: (input: Input<N>) => Promise<Result<Output<N>>> }>
