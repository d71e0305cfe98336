import { Component, type ReactNode } from 'react'

type ErrorBoundaryProps = Readonly<{
  /** What stands there instead; `retry` draws the children anew. */
  renderFailed: (retry: () => void) => ReactNode
  children: ReactNode
}>

/** A mistake of ours in one part of the window takes that part away and leaves the others. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Readonly<{ hasFailed: boolean }>> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  readonly retry = () => this.setState({ hasFailed: false })

  override render() {
    return this.state.hasFailed ? this.props.renderFailed(this.retry) : this.props.children
  }
}
