import './without-eval.ts'
import '#renderer/design/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ask } from '#renderer/bridge/ask.ts'
import { DesignProvider } from '#renderer/design/design-provider.tsx'
import { GuardedWindow } from '#renderer/features/boundaries/guarded-window.tsx'
import { createQueryClient } from '#renderer/queries/client.ts'
import { startWords } from '#renderer/words/words.ts'
import { App } from './app.tsx'

const place = document.querySelector('#root')
if (place === null) throw new Error('index.html has no #root')

// Without settings there are still words: a window that says nothing would be the worst answer.
const language = await ask('preferences.get', {}).then(preferences => preferences.language, () => null)
await startWords(language)
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={createQueryClient()}>
      <DesignProvider>
        <GuardedWindow>
          <App />
        </GuardedWindow>
      </DesignProvider>
    </QueryClientProvider>
  </StrictMode>,
)
