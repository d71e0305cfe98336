export type Rectangle = Readonly<{ x: number; y: number; width: number; height: number }>
export type PlaceState = 'normal' | 'maximized' | 'minimized'
/** Where a window stands: `normal` is where it goes back to. */
export type Place = Readonly<{ normal: Rectangle; state: PlaceState; wasMaximized: boolean }>

export const SCREEN: Rectangle = { x: 0, y: 0, width: 1920, height: 1080 }

/** The place a new window gets: what the app asked for, else in the middle of the screen. */
export function firstPlace(asked: Partial<Rectangle>, least: Readonly<{ width: number; height: number }>): Place {
  const width = Math.max(asked.width ?? 800, least.width)
  const height = Math.max(asked.height ?? 600, least.height)
  const x = asked.x ?? Math.max(0, Math.round((SCREEN.width - width) / 2))
  const y = asked.y ?? Math.max(0, Math.round((SCREEN.height - height) / 2))
  return { normal: { x, y, width, height }, state: 'normal', wasMaximized: false }
}

export function boundsOf({ normal, state, wasMaximized }: Place): Rectangle {
  return state === 'maximized' || (state === 'minimized' && wasMaximized) ? SCREEN : normal
}

export function moved(place: Place, to: Partial<Rectangle>, least: Readonly<{ width: number; height: number }>): Place {
  const next = { ...boundsOf(place), ...to }
  const normal = { ...next, width: Math.max(next.width, least.width), height: Math.max(next.height, least.height) }
  return { normal, state: 'normal', wasMaximized: false }
}

export function maximized(place: Place): Place {
  return { ...place, state: 'maximized', wasMaximized: false }
}

export function unmaximized(place: Place): Place {
  return place.state === 'maximized' ? { ...place, state: 'normal' } : place
}

export function minimized(place: Place): Place {
  return { ...place, state: 'minimized', wasMaximized: place.state === 'maximized' || place.wasMaximized }
}

export function restored(place: Place): Place {
  if (place.state !== 'minimized') return unmaximized(place)
  return { ...place, state: place.wasMaximized ? 'maximized' : 'normal', wasMaximized: false }
}
