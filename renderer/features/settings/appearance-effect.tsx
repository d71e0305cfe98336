import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { preferences } from '#renderer/queries/app.ts'
import { changeLanguage } from '#renderer/words/words.ts'

/** Draws nothing: puts what the person chose onto the page, where tokens and words find it. */
export function AppearanceEffect() {
  const { data } = useQuery(preferences())
  const theme = data?.theme
  const density = data?.density
  const language = data?.language

  useEffect(() => {
    if (theme !== undefined) document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    if (density !== undefined) document.documentElement.dataset['density'] = density
  }, [density])
  useEffect(() => {
    if (language === undefined) return
    document.documentElement.lang = language === null || language === 'pseudo' ? 'en' : language
    void changeLanguage(language)
  }, [language])
  return null
}
