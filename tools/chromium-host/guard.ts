/** The error for everything of Electron that the Chromium host does not have. */
export function notPart(name: string): Error {
  return new Error(`not part of the Chromium host: electron.${name}`)
}

/**
 * Makes an object (or a class, or a class's prototype) say so clearly when a member is read that it does not have.
 * The guard sits at the far end of the prototype chain, so members that exist, private fields and `instanceof` are untouched.
 * @param name as in `electron.<name>`; empty for the module itself
 */
export function part<T extends object>(name: string, members: T): T {
  const parent: unknown = Object.getPrototypeOf(members)
  const found = typeof parent === 'function' ? parent : Object.create(isObject(parent) ? parent : null)
  Object.setPrototypeOf(members, guarded(name === '' ? '' : `${name}.`, found))
  return members
}

/** Stands for a whole export that is missing: it can be imported, and throws when it is used. */
export function absent(name: string): object {
  // A function of the old kind, since it has to be one that `new` accepts.
  function refuse(): never {
    throw notPart(name)
  }
  return new Proxy(refuse, { get: refuse, apply: refuse, construct: refuse })
}

function guarded(prefix: string, found: object): object {
  return new Proxy(found, {
    get(target, key, receiver): unknown {
      if (typeof key === 'symbol' || key in target || PROBED_BY_THE_LANGUAGE.has(key)) return Reflect.get(target, key, receiver)
      throw notPart(prefix + key)
    },
  })
}

/** `await x` looks for `then`, JSON for `toJSON`, a module loader for `__esModule`: looking is not using. */
const PROBED_BY_THE_LANGUAGE = new Set(['then', 'toJSON', '__esModule', 'default'])

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
