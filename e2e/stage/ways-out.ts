/** One way by which a page may try to lead elsewhere. `go` runs in the page, and may name nothing from outside itself. */
export type WayOut = Readonly<{ name: string; path: string; go: (to: string) => void }>

export const WAYS_ELSEWHERE: readonly WayOut[] = [
  { name: 'a script that assigns the place', path: '/assign', go: to => location.assign(to) },
  { name: 'a script that replaces the place', path: '/replace', go: to => location.replace(to) },
  {
    name: 'a link', path: '/link',
    go(to) {
      const link = Object.assign(document.createElement('a'), { href: to })
      document.body.append(link)
      link.click()
    },
  },
  {
    name: 'a form', path: '/form-get',
    go(to) {
      const form = Object.assign(document.createElement('form'), { action: to })
      document.body.append(form)
      form.submit()
    },
  },
  {
    name: 'a form that posts', path: '/form-post',
    go(to) {
      const form = Object.assign(document.createElement('form'), { action: to, method: 'post' })
      document.body.append(form)
      form.submit()
    },
  },
  { name: 'a meta refresh', path: '/refresh', go: to => document.head.append(Object.assign(document.createElement('meta'), { httpEquiv: 'refresh', content: `0;url=${to}` })) },
  { name: 'a frame', path: '/frame', go: to => document.body.append(Object.assign(document.createElement('iframe'), { src: to })) },
  { name: 'an object', path: '/object', go: to => document.body.append(Object.assign(document.createElement('object'), { data: to, type: 'text/html' })) },
]

/** These ask for a window; whether one opens is decided by main. */
export const WAYS_TO_A_WINDOW: readonly WayOut[] = [
  { name: 'window.open', path: '/open', go: to => void window.open(to) },
  { name: 'window.open with a size', path: '/open-sized', go: to => void window.open(to, 'name', 'width=300') },
  {
    name: 'a link to a new window', path: '/blank',
    go(to) {
      const link = Object.assign(document.createElement('a'), { href: to, target: '_blank' })
      document.body.append(link)
      link.click()
    },
  },
]

/** These stay on this machine and need no server: only where they lead tells that they went. */
export const WAYS_WITHIN: readonly Readonly<{ name: string; arrives: RegExp; go: () => void }>[] = [
  {
    name: 'a page made of words', arrives: /^blob:/,
    go: () => location.assign(URL.createObjectURL(new Blob(['<h1>forged</h1>'], { type: 'text/html' }))),
  },
  {
    name: 'a file of ours that is not the page', arrives: /\.css$/,
    go: () => location.assign(String(document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href)),
  },
]

/** Names that a page may ask after, of those that the host asks main about; `clipboard-write` is the one that ours has. */
export const PERMISSIONS = [
  'camera', 'clipboard-read', 'display-capture', 'geolocation', 'idle-detection', 'microphone', 'midi', 'notifications', 'window-management',
]
