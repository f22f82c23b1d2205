export const NEIGHBOURS: ReadonlySet<string> = new Set<string>([])
