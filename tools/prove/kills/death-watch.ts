import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Watched } from './watcher.ts'

/** From here on a thread beside this one looks for the sign, and kills the whole process so long after it. Answers when it looks. */
export async function watchAndDie(script: string, watched: Watched): Promise<void> {
  const worker = new Worker(script, { workerData: watched })
  worker.unref()
  await once(worker, 'message')
}
