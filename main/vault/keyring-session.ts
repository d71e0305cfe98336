import { setImmediate as afterIo } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { KeyringAnswer, KeyringQuestion, KeyringThreadData } from './keyring-wire.ts'

export type KeyringSessionNeeds = Readonly<{
  /** The thread's entry file, `keyring-worker`, as built or as source. */
  workerUrl: URL
  /** The name under which a person sees our entries in the system's keychain. */
  service: string
  /** How long one question may take. */
  timeoutMs: number
}>

/**
 * A thread that talks to the system's keychain, and the watch over it.
 *
 *     no thread ──ask──► asking ──answer──► idle ──ask──► asking …
 *                          │ no answer in time, or the thread died
 *                          ▼
 *                       leaving ──it left──► no thread
 *
 * A thread that sits in a system call cannot be ended before the call returns. Until then `ask` says `hung` at once and
 * starts no second one, so at most one thread is ever lost. A keychain daemon that does not answer lets go after two
 * seconds; one that shows its unlock dialog lets go when the person is done with it; a message bus that does not answer
 * may never let go, and then the process can only be ended by SIGKILL.
 */
export type KeyringSession = Readonly<{
  /** Never rejects and never takes longer than the timeout. The caller asks one question at a time. */
  ask(question: KeyringQuestion): Promise<KeyringAnswer>
  /** Lets the next question have a new thread and so a new connection. False: the old one has not left in time. */
  renew(): Promise<boolean>
  /** False: a thread is stuck and keeps the process from ending. */
  close(): Promise<boolean>
}>

export function createKeyringSession({ workerUrl, service, timeoutMs }: KeyringSessionNeeds): KeyringSession {
  let worker: Worker | null = null
  let leaving: Promise<unknown> | null = null
  let isOpen = true

  async function ask(question: KeyringQuestion): Promise<KeyringAnswer> {
    if (!isOpen) return trouble('unavailable')
    if (leaving) return trouble('hung')
    worker ??= start()
    const answer = await answerFrom(worker, question)
    if (answer) return answer
    dismiss()
    return trouble('hung')
  }

  function start(): Worker {
    const workerData: KeyringThreadData = { service }
    // Its output is ours to drop: a library's warning may quote what it was given.
    const started = new Worker(workerUrl, { name: 'keyring', workerData, execArgv: [], stdout: true, stderr: true })
    started.stdout.resume()
    started.stderr.resume()
    const gone = () => {
      if (worker === started) worker = null
    }
    started.on('error', gone)
    started.on('exit', gone)
    return started
  }

  /** The answer, or null when the time was up first. */
  function answerFrom(asked: Worker, question: KeyringQuestion): Promise<KeyringAnswer | null> {
    return new Promise(resolve => {
      // After a stall of main an answer may lie ready behind the timer; it is let through first.
      const watchdog = setTimeout(() => void afterIo().then(() => settle(null)), timeoutMs)
      const died = () => settle(trouble('unavailable'))
      asked.on('message', settle)
      asked.on('error', died)
      asked.on('exit', died)
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      asked.postMessage(question)

      function settle(answer: KeyringAnswer | null) {
        clearTimeout(watchdog)
        asked.off('message', settle)
        asked.off('error', died)
        asked.off('exit', died)
        resolve(answer)
      }
    })
  }

  function dismiss() {
    if (!worker) return
    const dismissed = worker.terminate().finally(() => {
      leaving = null
    })
    worker = null
    leaving = dismissed
  }

  async function renew(): Promise<boolean> {
    dismiss()
    if (!leaving) return true
    let timer: NodeJS.Timeout | undefined
    const timeIsUp = new Promise<void>(resolve => {
      timer = setTimeout(resolve, timeoutMs)
    })
    await Promise.race([leaving, timeIsUp])
    clearTimeout(timer)
    return leaving === null
  }

  return {
    ask,
    renew,
    close: () => {
      isOpen = false
      return renew()
    },
  }
}

function trouble(kind: 'unavailable' | 'hung'): KeyringAnswer {
  return { told: 'trouble', trouble: kind }
}
