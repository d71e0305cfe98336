import { createServer } from 'node:http'

/** A place on this machine that is none of the app's, and what has arrived there: the path of every request. */
export type Elsewhere = Readonly<{ url: (path: string) => string; arrivals: () => readonly string[]; close: () => void }>

export async function openElsewhere(): Promise<Elsewhere> {
  const arrived: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    if (path !== '/favicon.ico') arrived.push(path)
    response.setHeader('content-type', 'text/html').end(`<!doctype html><title>Elsewhere</title><body>${path}`)
  })
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: path => `http://127.0.0.1:${port}${path}`,
    arrivals: () => arrived,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
