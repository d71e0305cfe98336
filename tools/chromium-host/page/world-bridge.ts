export type Side = 'page' | 'preload'
export type WorldBridge = Readonly<{ expose: (name: string, api: unknown) => void }>

/**
 * Carries `contextBridge.exposeInMainWorld` between the preload's isolated world and the page, which share no JavaScript
 * objects but do share the document: a CustomEvent's `detail` is cloned when the other world reads it, and dispatching
 * is synchronous, so a call over the bridge answers at once, as in Electron. Only the two ends know the event names.
 * Sent into both worlds as source: it may use nothing from outside itself.
 */
export function bridgeWorlds(secret: string, side: Side): WorldBridge {
  type Packed = { value: unknown } | { fn: number } | { promise: number } | { error: [string, string, string] } | { list: Packed[] } | { record: [string, Packed][] }
  type Letter =
    | { kind: 'call'; id: number; args: Packed[] }
    | { kind: 'expose'; name: string; api: Packed }
    | { kind: 'answer'; ok: boolean; value: Packed }
    | { kind: 'settled'; id: number; ok: boolean; value: Packed }

  // Captured before any script of the page runs: what the page does to these later changes nothing here.
  const dispatch = document.dispatchEvent.bind(document)
  const { apply, getPrototypeOf } = Reflect
  const { CustomEvent, structuredClone, Promise } = globalThis
  const outgoing = `${secret}${side}`
  const incoming = `${secret}${side === 'page' ? 'preload' : 'page'}`

  const functions = new Map<number, (...args: unknown[]) => unknown>()
  const idOfFunction = new WeakMap<object, number>()
  const promises = new Map<number, { resolve: (value: unknown) => void; reject: (error: unknown) => void }>()
  let lastId = 0
  const answers: { ok: boolean; value: Packed }[] = []

  const post = (letter: Letter): void => void dispatch(new CustomEvent(outgoing, { detail: letter }))
  const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)))

  const pack = (value: unknown, within: readonly unknown[] = []): Packed => {
    if (typeof value === 'function') return { fn: remember(value) }
    if (value === null || typeof value !== 'object') return { value: typeof value === 'symbol' ? structuredClone(value) : value }
    if (within.includes(value)) throw new TypeError('A cycle cannot be sent over the context bridge')
    if (value instanceof Promise) return { promise: settleLater(value) }
    if (value instanceof Error) return { error: [value.name, value.message, value.stack ?? ''] }
    const path = [...within, value]
    if (Array.isArray(value)) return { list: value.map(member => pack(member, path)) }
    if (getPrototypeOf(value) === Object.prototype || getPrototypeOf(value) === null) {
      return { record: Object.entries(value).map(([key, member]) => [key, pack(member, path)]) }
    }
    return { value: structuredClone(value) }
  }
  const remember = (fn: Function): number => {
    const known = idOfFunction.get(fn)
    if (known !== undefined) return known
    const id = (lastId += 1)
    idOfFunction.set(fn, id)
    functions.set(id, (...args) => apply(fn, undefined, args))
    return id
  }
  const settleLater = (promise: Promise<unknown>): number => {
    const id = (lastId += 1)
    promise.then(
      value => post({ kind: 'settled', id, ok: true, value: pack(value) }),
      (error: unknown) => post({ kind: 'settled', id, ok: false, value: pack(error) }),
    )
    return id
  }

  const unpack = (packed: Packed): unknown => {
    if ('fn' in packed) return (...args: unknown[]) => ask({ kind: 'call', id: packed.fn, args: args.map(arg => pack(arg)) })
    if ('promise' in packed) return new Promise((resolve, reject) => promises.set(packed.promise, { resolve, reject }))
    if ('list' in packed) return Object.freeze(packed.list.map(unpack))
    if ('record' in packed) return Object.freeze(Object.fromEntries(packed.record.map(([key, member]) => [key, unpack(member)])))
    if (!('error' in packed)) return packed.value
    const [name, message, stack] = packed.error
    return Object.assign(new Error(message), name === 'Error' ? { stack } : { name, stack })
  }

  const ask = (letter: Letter): unknown => {
    post(letter)
    const given = answers.pop()
    if (given === undefined) throw new Error('The other side of the context bridge is gone')
    const value = unpack(given.value)
    if (given.ok) return value
    throw value
  }
  const reply = (work: () => unknown): void => {
    let letter: Letter
    try {
      letter = { kind: 'answer', ok: true, value: pack(work()) }
    } catch (thrown) {
      letter = { kind: 'answer', ok: false, value: pack(toError(thrown)) }
    }
    post(letter)
  }
  const place = (name: string, api: Packed): void => {
    if (Object.hasOwn(globalThis, name)) throw new Error('Cannot bind an API on top of an existing property on the window object')
    Object.defineProperty(globalThis, name, { value: unpack(api), enumerable: true, configurable: false, writable: false })
  }

  const receive = (event: Event): void => {
    const letter: Letter | null = event instanceof CustomEvent ? event.detail : null
    if (letter === null) return
    if (letter.kind === 'answer') answers.push(letter)
    else if (letter.kind === 'call') reply(() => functions.get(letter.id)?.(...letter.args.map(unpack)))
    else if (letter.kind === 'expose' && side === 'page') reply(() => place(letter.name, letter.api))
    else if (letter.kind === 'settled') {
      const promise = promises.get(letter.id)
      promises.delete(letter.id)
      const value = unpack(letter.value)
      if (letter.ok) promise?.resolve(value)
      else promise?.reject(value)
    }
  }
  document.addEventListener(incoming, receive)

  return { expose: (name, api) => void ask({ kind: 'expose', name, api: pack(api) }) }
}
