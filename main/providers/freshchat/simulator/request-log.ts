import { matchesPath } from './path-pattern.ts'

/** One request as it arrived. Carries no token. */
export type SeenRequest = Readonly<{ at: number; method: string; path: string; query: Readonly<Record<string, string>>; body: unknown }>

/** What the simulator was asked, oldest first, for tests to count. */
export type RequestLog = ReturnType<typeof createRequestLog>

export function createRequestLog() {
  let seen: SeenRequest[] = []
  return {
    get requests(): readonly SeenRequest[] {
      return seen
    },
    add: (request: SeenRequest) => {
      seen.push(request)
    },
    matching: (method: string, pathPattern: string): readonly SeenRequest[] =>
      seen.filter(request => request.method === method && matchesPath(pathPattern, request.path)),
    clear: () => {
      seen = []
    },
  }
}
