import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '#app/domain/language.ts'
import { en } from './en/index.ts'
import { pseudoWords } from './pseudo.ts'

/** Starts i18n. What a language lacks is said in English. Text is escaped by React, which draws it as text. */
export async function startWords(language: Language | null): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: language ?? 'en',
    fallbackLng: 'en',
    defaultNS: 'common',
    ns: Object.keys(en),
    resources: { en, pseudo: pseudoWords(en) },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
}

export async function changeLanguage(language: Language | null): Promise<void> {
  await i18next.changeLanguage(language ?? 'en')
}
