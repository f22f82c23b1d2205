/** What the parts of a note refer to: definitions of links, footnotes, and how a link is shown on paper. */
import type { BlockContent, Definition, DefinitionContent, Image, ImageReference, Link, LinkReference, Nodes, Root } from 'mdast'
import { words } from '../words/index.ts'
import { textOf } from './text.ts'

const say = words.exporting.paper

export type Definitions = {
  /** The first definition of each identifier; later ones do not count in Markdown. */
  byIdentifier: ReadonlyMap<string, Definition>
  /** Identifiers that a link or a picture names. */
  used: ReadonlySet<string>
}
export type Footnotes = ReadonlyMap<string, readonly (BlockContent | DefinitionContent)[]>

/** Depths of the headings, definitions and footnotes of a note, in one walk. */
export function referencesIn(tree: Root): { depths: readonly number[]; definitions: Definitions; footnotes: Footnotes } {
  const depths: number[] = []
  const byIdentifier = new Map<string, Definition>()
  const used = new Set<string>()
  const footnotes = new Map<string, readonly (BlockContent | DefinitionContent)[]>()
  const collect = (node: Nodes) => {
    if (node.type === 'heading') depths.push(node.depth)
    if (node.type === 'definition' && !byIdentifier.has(node.identifier)) byIdentifier.set(node.identifier, node)
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(node.identifier)
    if (node.type === 'footnoteDefinition' && !footnotes.has(node.identifier)) footnotes.set(node.identifier, node.children)
    if ('children' in node) node.children.forEach(collect)
  }
  collect(tree)
  return { depths, definitions: { byIdentifier, used }, footnotes }
}

/** A definition that nothing refers to, or a second one of the same name, is printed as it stands: its words are the writer's. */
export const isReferredTo = (node: Definition, { byIdentifier, used }: Definitions): boolean =>
  used.has(node.identifier) && byIdentifier.get(node.identifier) === node

export const definitionText = ({ label, identifier, url, title }: Definition): string =>
  `[${label ?? identifier}]: ${url}${title === null || title === undefined ? '' : ` "${title}"`}`

const FOLLOWED = /^(?:https?:\/\/|mailto:)/iu
const bareOf = (address: string): string => address.replace(FOLLOWED, '').replace(/\/$/u, '')

export type LinkShown = {
  /** Undefined for addresses that a reader of the paper cannot follow, such as scripts. */
  href: string | undefined
  /** Printed after the words: the address unless it is the text, and the link's title; may be empty. */
  beside: string
}

export function linkOf(node: Link | LinkReference, { byIdentifier }: Definitions): LinkShown {
  const { url, title } = node.type === 'link' ? node : (byIdentifier.get(node.identifier) ?? { url: '', title: null })
  const href = FOLLOWED.test(url) ? url : undefined
  const address = href === undefined || bareOf(textOf(node)) === bareOf(url) ? '' : bareOf(url)
  return { href, beside: [address, title ?? ''].filter((part) => part !== '').join(', ') }
}

/** A picture in words: its description, else its title. */
export function pictureText(node: Image | ImageReference, { byIdentifier }: Definitions): string {
  const title = (node.type === 'image' ? node.title : byIdentifier.get(node.identifier)?.title) ?? ''
  return [say.image(node.alt ?? ''), title].filter((part) => part !== '').join(', ')
}
