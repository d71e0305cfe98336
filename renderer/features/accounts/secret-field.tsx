import { useState } from 'react'
import { IconButton } from '#renderer/design/icon-button.tsx'
import { TextField } from '#renderer/design/text-field.tsx'
import { pasteTrimmed } from './paste-trimmed.ts'

type SecretFieldProps = Readonly<{
  name: string
  value: string
  onChange: (text: string) => void
  revealLabel: string
  concealLabel: string
  /** A pasted key loses what surrounds it; a passphrase is taken as it is. */
  trims?: boolean
  placeholder?: string | undefined
}>

/** Masked until somebody asks to see it. */
export function SecretField({ name, value, onChange, revealLabel, concealLabel, trims = true, placeholder }: SecretFieldProps) {
  const [isRevealed, setIsRevealed] = useState(false)
  return (
    <TextField
      name={name}
      type={isRevealed ? 'text' : 'password'}
      autoComplete="new-password"
      monospaced
      placeholder={placeholder}
      value={value}
      onChange={onChange}
      onPaste={trims ? pasteTrimmed(onChange) : undefined}
      after={
        <IconButton
          icon={isRevealed ? 'eyeOff' : 'eye'}
          size="small"
          label={isRevealed ? concealLabel : revealLabel}
          pressed={isRevealed}
          onPress={() => setIsRevealed(!isRevealed)}
        />
      }
    />
  )
}
