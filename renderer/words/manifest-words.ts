import type { TFunction } from 'i18next'

/** The words of a manifest's key: `providers.crisp.key.label` stands in the namespace `providers`. */
export function manifestWords(key: string, t: TFunction<'providers'>): string {
  return t(key.replace(/^providers\./, ''), { defaultValue: '' })
}
