import { toPattern } from './fault-switches.ts'

export type SeenRequest = {
  readonly method: string
  /** Behind `/v1`, without the query. */
  readonly path: string
  readonly query: unknown
  readonly body: unknown
  /** Of the token, as presented; never its key. */
  readonly identifier: string | null
  readonly at: number
  /** Null while unanswered, and for ever where the connection was dropped. */
  status: number | null
}

export type RequestLog = Readonly<{
  add: (request: SeenRequest) => void
  /** Oldest first; `on` is a pattern as for faults. */
  list: (on?: string) => readonly SeenRequest[]
  count: (on?: string) => number
  clear: () => void
}>

const KEPT = 20_000

export function createRequestLog(): RequestLog {
  let requests: SeenRequest[] = []

  const list = (on = '*'): readonly SeenRequest[] => {
    const pattern = toPattern(on)
    return requests.filter(request => pattern.test(`${request.method} ${request.path}`))
  }

  return {
    add: request => {
      requests.push(request)
      if (requests.length > KEPT) requests = requests.slice(-KEPT / 2)
    },
    list,
    count: on => list(on).length,
    clear: () => {
      requests = []
    },
  }
}
