/**
 * What a source file uses of `electron`: `app`, `app.getPath`, `BrowserWindow#loadURL`, … sorted, each once.
 * It reads text, not types: members of a value are seen when the value is named in the import, when it is declared with
 * an Electron type or built with `new`, and behind `.webContents`, `.session` and `.mainFrame`. What it misses still
 * throws by name when it runs.
 */
export function usesOfElectron(source: string): readonly string[] {
  const commentless = source.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '')
  const { names, types, modules } = importsOf(commentless)
  const text = commentless.replace(/'[^'\n]*'|"[^"\n]*"/g, "''")
  const uses = new Set(names.values())
  for (const module of modules) {
    for (const [name, local] of destructured(text, module)) names.set(local, name)
    for (const member of membersOf(text, module)) uses.add(member)
  }
  for (const [local, name] of names) {
    uses.add(name)
    for (const member of membersOf(text, local)) uses.add(`${name}.${member}`)
  }
  for (const [local, name] of [...names, ...types]) {
    for (const value of valuesOfType(text, local)) for (const member of membersOf(text, value)) uses.add(`${name}#${member}`)
  }
  if (uses.size > 0 || types.size > 0) for (const [property, name] of Object.entries(KNOWN_PROPERTIES)) for (const member of membersBehind(text, property)) uses.add(`${name}#${member}`)
  return [...uses].toSorted()
}

type Imports = Readonly<{ names: Map<string, string>; types: Map<string, string>; modules: readonly string[] }>

const KNOWN_PROPERTIES = { webContents: 'WebContents', mainFrame: 'WebFrameMain', senderFrame: 'WebFrameMain', defaultSession: 'Session' }

function importsOf(text: string): Imports {
  const names = new Map<string, string>()
  const types = new Map<string, string>()
  const modules: string[] = []
  const clauses = text.matchAll(/\bimport\s+(type\s+)?([^;'"]+?)\s+from\s+['"]electron(?:\/main|\/renderer)?['"]/g)
  for (const [, isType, clause = ''] of clauses) {
    const [, outside = '', braces = ''] = /^([^{]*)(?:\{([\s\S]*)\})?$/.exec(clause) ?? []
    for (const [name, local, isTypeName] of listed(braces)) (isType !== undefined || isTypeName ? types : names).set(local, name)
    const module = /(?:\*\s+as\s+)?(\w+)/.exec(outside)?.[1]
    if (module !== undefined && isType === undefined) modules.push(module)
  }
  for (const [, braces, module] of text.matchAll(/(?:const|let|var)\s+(?:\{([^}]*)\}|(\w+))\s*=\s*require\(['"]electron['"]\)/g)) {
    if (module !== undefined) modules.push(module)
    for (const [name, local] of listed(braces ?? '')) names.set(local, name)
  }
  return { names, types, modules }
}

/** The entries of `{ a, type B, c as d, e: f }`. */
function listed(braces: string): readonly (readonly [name: string, local: string, isType: boolean])[] {
  return braces.split(',').flatMap(entry => {
    const [, isType, name, local] = /^\s*(type\s+)?(\w+)(?:\s*(?:as|:)\s*(\w+))?/.exec(entry) ?? []
    return name === undefined ? [] : [[name, local ?? name, isType !== undefined] as const]
  })
}

function destructured(text: string, module: string): readonly (readonly [name: string, local: string])[] {
  const found = text.matchAll(new RegExp(`\\{([^{}]*)\\}\\s*=\\s*${module}\\b(?!\\s*[.(])`, 'g'))
  return [...found].flatMap(([, braces = '']) => listed(braces).map(([name, local]) => [name, local] as const))
}

function membersOf(text: string, local: string): readonly string[] {
  return [...text.matchAll(new RegExp(`(?<![.\\w$#])${local}\\s*\\??\\.\\s*(\\w+)`, 'g'))].flatMap(([, member]) => member ?? [])
}

function membersBehind(text: string, property: string): readonly string[] {
  return [...text.matchAll(new RegExp(`\\.${property}\\s*\\??\\.\\s*(\\w+)`, 'g'))].flatMap(([, member]) => member ?? [])
}

/** Names declared as `value: Type`, or set to `new Type(`. */
function valuesOfType(text: string, type: string): readonly string[] {
  const declared = text.matchAll(new RegExp(`(\\w+)\\??\\s*:\\s*(?:Electron\\.)?${type}\\b`, 'g'))
  const built = text.matchAll(new RegExp(`(\\w+)\\s*=\\s*new\\s+${type}\\b`, 'g'))
  return [...new Set([...declared, ...built].flatMap(([, value]) => value ?? []))]
}
