import { Component, type ReactNode, Suspense } from 'react';

/** What stands in it may load late or fail: the paper around it does not notice. */
export class Harmless extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override componentDidCatch(failure: unknown) {
    console.error(failure);
  }

  override render() {
    return this.state.hasFailed ? null : <Suspense>{this.props.children}</Suspense>;
  }
}
