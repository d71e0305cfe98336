/** What the app asked of the desktop. The host has none: it writes the wish down, for tests to read. */
export type RecordedCall = Readonly<{ api: string; args: readonly unknown[]; atMs: number }>
export type DialogName = 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox'

export const calls: RecordedCall[] = []
const answers = new Map<DialogName, unknown[]>()

export function record(api: string, ...args: readonly unknown[]): void {
  calls.push({ api, args, atMs: Date.now() })
}

/** Queues the answer to the next dialog of this name; an unasked dialog is cancelled. */
export function answerDialog(name: DialogName, answer: unknown): void {
  answers.set(name, [...(answers.get(name) ?? []), answer])
}

export function nextAnswer(name: DialogName): unknown {
  return answers.get(name)?.shift()
}
