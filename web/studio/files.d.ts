// A file served as it is: a worklet is a script of its own, and our policy forbids inlined ones.

declare module '*.js?url&no-inline' {
  const address: string
  export default address
}
