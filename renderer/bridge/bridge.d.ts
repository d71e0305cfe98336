import type { Bridge } from '#app/contract/index.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly inbox: Bridge
  }
}
