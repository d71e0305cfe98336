import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Parts } from './parts.ts'

type StoredFile = { readonly type: string; readonly signature: string; bytes: Buffer | null }
/** By path, such as `/storage/upload/<uuid>/a.pdf`. */
export type Storage = Map<string, StoredFile>

const PATH = '/storage/'
const Query = z.object({ signature: z.string().default('') })

export function signUpload(
  parts: Parts,
  storage: Storage,
  { namespace, name, type }: Readonly<{ namespace: string; name: string; type: string }>,
): Readonly<{ resource: string; signed: string }> {
  const path = `${PATH}${namespace}/${parts.random.uuid()}/${encodeURIComponent(name)}`
  const signature = parts.random.uuid()
  storage.set(path, { type, signature, bytes: null })
  const resource = `${parts.baseUrl()}${path}`
  return { resource, signed: `${resource}?signature=${signature}` }
}

/** The file store beside the API: takes bytes at a signed address, without Crisp's credentials, and gives them back. */
export async function serveStorage(app: FastifyInstance, parts: Parts, storage: Storage): Promise<void> {
  await app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: 100_000_000 }, (_request, body, done) => done(null, body))

    scope.put(`${PATH}*`, async (request, reply) => {
      const file = storage.get(new URL(request.url, 'http://storage').pathname)
      const { signature } = Query.parse(request.query)
      if (file === undefined || file.signature !== signature) return reply.status(403).send()
      if (request.headers['content-type'] !== file.type || !Buffer.isBuffer(request.body)) return reply.status(400).send()
      if (request.body.length > parts.behaviour.uploadSizeLimit) return reply.status(413).send()
      if (parts.behaviour.storageAnswerDelayMs > 0) await parts.clock.sleep(parts.behaviour.storageAnswerDelayMs)
      file.bytes = request.body
      return reply.status(200).send()
    })
    scope.get(`${PATH}*`, (request, reply) => {
      const file = storage.get(new URL(request.url, 'http://storage').pathname)
      if (file?.bytes === undefined || file.bytes === null) return reply.status(404).send()
      return reply.type(file.type).send(file.bytes)
    })
  })
}
