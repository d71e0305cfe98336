/** What JSON.parse gives; only this codec wrote it. */
type Json = ReturnType<typeof JSON.parse>

export type Codec = Readonly<{ encode: (value: unknown) => string; decode: (text: string) => unknown }>

/**
 * Structured clone over text: what crosses between main and a preload keeps undefined, bigint, dates, maps, sets, bytes,
 * errors and shared references, and what cannot be cloned throws, as in Electron.
 * The function is also sent, as source, into the page's isolated world: it may use nothing from outside itself.
 */
export function createCodec(): Codec {
  const tagOf = (value: unknown): string => Object.prototype.toString.call(value).slice(8, -1)
  const ERRORS: Record<string, ErrorConstructor> = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }
  const VIEWS: Record<string, new (bytes: ArrayBuffer) => ArrayBufferView> = { Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array, DataView }
  const refuse = (): never => {
    throw new Error('An object could not be cloned.')
  }

  // In pieces of whole groups of three, each encoded by itself: a file of 25 MB comes this way, and should take no seconds.
  const toBase64 = (bytes: Uint8Array): string => {
    const pieces: string[] = []
    for (let at = 0; at < bytes.length; at += 24_576) pieces.push(btoa(Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + 24_576))))
    return pieces.join('')
  }
  const fromBase64 = (text: string): ArrayBuffer => {
    const letters = atob(text)
    const bytes = new Uint8Array(letters.length)
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at)
    return bytes.buffer
  }

  /** Primitives stand for themselves; what JSON lacks is `{ kind: text }`; objects live in a heap and are `{ ref: index }`. */
  const encode = (root: unknown): string => {
    const heap: unknown[] = []
    const places = new Map<object, number>()
    const place = (value: unknown): unknown => {
      if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
      if (value === undefined) return { undefined: '' }
      if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0) ? value : { number: Object.is(value, -0) ? '-0' : String(value) }
      if (typeof value === 'bigint') return { bigint: String(value) }
      if (typeof value !== 'object') return refuse()
      const known = places.get(value)
      if (known !== undefined) return { ref: known }
      const index = heap.push(null) - 1
      places.set(value, index)
      heap[index] = describe(value)
      return { ref: index }
    }
    const pairs = (value: object): unknown[] => Object.entries(value).map(([key, member]) => [key, place(member)])
    const describe = (value: object): unknown[] => {
      if (value instanceof Error) return ['error', value.name, value.message, value.stack ?? '', place(value.cause)]
      if (Array.isArray(value)) return ['array', value.length, ...pairs(value)]
      if (value instanceof Date) return ['date', value.getTime()]
      if (value instanceof RegExp) return ['regexp', value.source, value.flags]
      if (value instanceof Map) return ['map', ...[...value].map(([key, member]) => [place(key), place(member)])]
      if (value instanceof Set) return ['set', ...[...value].map(place)]
      if (value instanceof ArrayBuffer) return ['buffer', toBase64(new Uint8Array(value))]
      if (ArrayBuffer.isView(value)) return ['view', tagOf(value), toBase64(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))]
      return tagOf(value) === 'Object' ? ['object', ...pairs(value)] : refuse()
    }
    const top = place(root)
    return JSON.stringify([top, heap])
  }

  const decode = (text: string): unknown => {
    const [root, heap]: [unknown, Json[]] = JSON.parse(text)
    const made = new Map<number, unknown>()
    const read = (value: Json): Json => {
      if (value === null || typeof value !== 'object') return value
      if ('undefined' in value) return undefined
      if ('number' in value) return Number(value.number)
      if ('bigint' in value) return BigInt(value.bigint)
      return made.has(value.ref) ? made.get(value.ref) : build(value.ref, heap[value.ref])
    }
    const keep = <T>(index: number, value: T): T => (made.set(index, value), value)
    const fill = (target: object, members: Json[]): object => {
      for (const [key, value] of members) Object.defineProperty(target, key, { value: read(value), enumerable: true, configurable: true, writable: true })
      return target
    }
    const build = (index: number, [kind, ...rest]: Json[]): unknown => {
      switch (kind) {
        case 'error': {
          const error = keep(index, new (ERRORS[rest[0]] ?? Error)(rest[1]))
          Object.defineProperty(error, 'stack', { value: rest[2], configurable: true, writable: true })
          const cause = read(rest[3])
          if (cause !== undefined) error.cause = cause
          return error
        }
        case 'array': {
          const list: unknown[] = keep(index, [])
          list.length = rest[0]
          return fill(list, rest.slice(1))
        }
        case 'date':
          return keep(index, new Date(rest[0] ?? Number.NaN))
        case 'regexp':
          return keep(index, new RegExp(rest[0], rest[1]))
        case 'map': {
          const map = keep(index, new Map())
          for (const [key, value] of rest) map.set(read(key), read(value))
          return map
        }
        case 'set': {
          const set = keep(index, new Set())
          for (const value of rest) set.add(read(value))
          return set
        }
        case 'buffer':
          return keep(index, fromBase64(rest[0]))
        case 'view':
          return keep(index, new (VIEWS[rest[0]] ?? refuse())(fromBase64(rest[1])))
        default:
          return fill(keep(index, {}), rest)
      }
    }
    return read(root)
  }

  return { encode, decode }
}
