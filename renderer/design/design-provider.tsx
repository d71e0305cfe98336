import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import type { ReactNode } from 'react'
import { LiveRegion } from './live-region.tsx'

/** Goes once around the application: no library may write a style element, tooltips share one patience, and there are two live regions. */
export function DesignProvider({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={500} closeDelay={0}>
        <LiveRegion>{children}</LiveRegion>
      </Tooltip.Provider>
    </CSPProvider>
  )
}
