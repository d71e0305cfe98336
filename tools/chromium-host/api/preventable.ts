export type Preventable<T> = T & Readonly<{ defaultPrevented: boolean; preventDefault: () => void }>

/** An event of which a listener may say: do not. */
export function aPreventable<T extends object>(details: T): Preventable<T> {
  let prevented = false
  const event = {
    get defaultPrevented() {
      return prevented
    },
    preventDefault: () => {
      prevented = true
    },
  }
  return Object.defineProperties(Object.assign({}, details, { defaultPrevented: false, preventDefault: event.preventDefault }), Object.getOwnPropertyDescriptors(event))
}
