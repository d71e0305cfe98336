type ClassName = string | false | null | undefined

/** Joins the class names that apply; everything falsy is left out. */
export function classNames(...names: readonly ClassName[]): string {
  return names.filter(Boolean).join(' ')
}
