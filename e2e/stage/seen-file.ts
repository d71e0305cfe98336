/** A file as somebody at the other end has it: what is in it, read as text; null = nothing lies there. */
export type SeenFile = Readonly<{ name: string; text: string | null }>
