import type { KeyboardEvent, ReactNode, Ref } from 'react'
import css from './accounts.module.css'

type DialogFormProps = Readonly<{ id: string; ref: Ref<HTMLFormElement>; onSubmit: () => void; children: ReactNode }>

/** The body of a dialog whose main button, in its foot, names this form. */
export function DialogForm({ id, ref, onSubmit, children }: DialogFormProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hears Enter of the choices in it, which fields send by themselves
    <form
      ref={ref}
      id={id}
      noValidate
      className={css.fields}
      onKeyDown={submitFromChoice}
      onSubmit={event => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
    </form>
  )
}

function submitFromChoice(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.role === 'radio') event.currentTarget.requestSubmit()
}
