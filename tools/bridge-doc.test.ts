import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { BRIDGE_DOC, bridgeDoc } from './bridge-doc.ts'

it('docs/bridge.md says what the contract says (node tools/bridge-doc.ts writes it)', () => {
  expect(readFileSync(BRIDGE_DOC, 'utf8')).toBe(bridgeDoc())
})
