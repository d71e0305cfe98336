import type { en } from './en/index.ts'

declare module 'i18next' {
  // Declaration merging wants an interface.
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}
