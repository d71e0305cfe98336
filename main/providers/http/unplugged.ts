import type { Http } from './http.ts'

/** The same door, which leads nowhere while the cable is out: as without a network, nothing leaves and the system says so. */
export const unplugged = (http: Http, isOut: () => boolean): Http => ({
  reaches: http.reaches,
  send: async request => (isOut() ? { reached: 'unsent', failure: { kind: 'offline' } } : http.send(request)),
})
