import { QueryClient } from '@tanstack/react-query'

/**
 * A window on SQLite: always asked, network or not; never asked again by itself, since main says when something changed;
 * never retried, since main answers at once with what is wrong.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, gcTime: 5 * 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false },
      mutations: { networkMode: 'always', retry: false },
    },
  })
}
