export function nodeRefusal(node: { version: string; platform: string; arch: string }): string | null
