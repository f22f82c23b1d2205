/** One annotation of a file: what it says, who made it and when. Fields that nothing here knows are counted and left. */
import * as v from 'valibot'
import { Colour, type Person, Tag } from '../model/annotation.ts'
import { type Fields, cut, field, instantOf, isFields, listOf, stringIn, wordsOfHtml } from './json.ts'
import { type ReadTarget, type TargetFault, type TargetRemark, readTarget } from './read-target.ts'
import { UNKNOWN_PERSON, markIdOf, nameBasedUuid, uuidIri } from './vocabulary.ts'

export type ReadMark = ReadTarget & {
  /** Which annotation of the file it is, from 1. */
  n: number
  id: string
  /** Its IRI as the file gives it; one made of its contents when the file gives none. */
  iri: string
  /** IRI of the mark it is a copy of. */
  via: string | null
  /** Null when the file has none. */
  colour: Colour | null
  comment: string
  tags: string[]
  createdAt: string
  modifiedAt: string
  /** Which version its last change was made to. */
  base: string | null
  creator: Person
}
export type ItemRemark = TargetRemark | 'comment-cut' | 'tags-cut' | 'colour' | 'date' | 'linked-body'

const MAX_COMMENT = 20_000
const MAX_TAGS = 40
const MAX_TAG = 60
const MOST_BODIES = 200

const KNOWN = new Set(
  '@context id @id type @type motivation creator created modified body bodyValue target generator generated via canonical aide:base aide:colour uri user user_info text tags updated document'.split(
    ' ',
  ),
)

/** Reads one annotation; `now` stands for a time that it does not give. */
export function readItem(
  item: Fields,
  n: number,
  now: string,
): { mark: ReadMark; remarks: ItemRemark[]; ignored: number } | { fault: TargetFault } {
  const uri = stringIn(item, 'uri') ?? ''
  const target = readTarget(field(item, 'target'), uri)
  if ('fault' in target) return target
  const remarks: ItemRemark[] = [...target.remarks]
  const { comments, tags } = bodiesOf(item, remarks)
  const comment = comments.join('\n\n')
  if (comment.length > MAX_COMMENT) remarks.push('comment-cut')
  const kept = tagsOf(tags)
  if (kept.isCut) remarks.push('tags-cut')
  const colour = field(item, 'aide:colour')
  if (colour !== undefined && !v.is(Colour, colour)) remarks.push('colour')
  const created = instantOf(field(item, 'created'))
  const given = field(item, 'modified') ?? field(item, 'updated')
  const modified = instantOf(given)
  if ((created === null && field(item, 'created') !== undefined) || (modified === null && given !== undefined)) remarks.push('date')
  const { source, quote, prefix } = target.target
  const own = cut(stringIn(item, 'id', '@id') ?? '', 2_000).trim()
  const iri = own === '' ? uuidIri(nameBasedUuid(JSON.stringify([source, quote, prefix, comment, kept.tags, created]))) : own
  const via = stringIn(item, 'via')
  const title = target.target.title === '' ? documentTitle(item) : target.target.title
  return {
    mark: {
      ...target.target,
      title,
      n,
      id: markIdOf(iri),
      iri,
      via: via === undefined ? null : cut(via, 2_000),
      colour: v.is(Colour, colour) ? colour : null,
      comment: cut(comment, MAX_COMMENT),
      tags: kept.tags,
      createdAt: created ?? modified ?? now,
      modifiedAt: modified ?? created ?? now,
      base: instantOf(field(item, 'aide:base')),
      creator: creatorOf(item),
    },
    remarks,
    ignored: Object.keys(item).filter((key) => !KNOWN.has(key)).length,
  }
}

function bodiesOf(item: Fields, remarks: ItemRemark[]): { comments: string[]; tags: string[] } {
  const comments: string[] = []
  const tags: string[] = []
  const isTagging = listOf(field(item, 'motivation')).every((one) => one === 'tagging' || one === 'oa:tagging')
  const onlyTags = isTagging && field(item, 'motivation') !== undefined
  for (const body of listOf(field(item, 'body')).slice(0, MOST_BODIES)) {
    const value = isFields(body) ? stringIn(body, 'value', 'chars') : undefined
    if (!isFields(body) || value === undefined) {
      if (!remarks.includes('linked-body')) remarks.push('linked-body')
      continue
    }
    const purposes = listOf(field(body, 'purpose'))
    const words = field(body, 'format') === 'text/html' ? wordsOfHtml(value.slice(0, MAX_COMMENT * 5)) : value
    if (purposes.includes('tagging') || (purposes.length === 0 && onlyTags)) tags.push(words)
    else if (words !== '') comments.push(words)
  }
  for (const words of [stringIn(item, 'bodyValue'), stringIn(item, 'text')]) if (words !== undefined && words !== '') comments.push(words)
  for (const tag of listOf(field(item, 'tags')).slice(0, MOST_BODIES)) if (typeof tag === 'string') tags.push(tag)
  return { comments, tags }
}

function tagsOf(tags: readonly string[]): { tags: string[]; isCut: boolean } {
  const short = tags.map((tag) => cut(tag.trim(), MAX_TAG).trim())
  const kept = [...new Set(short)].filter((tag) => v.is(Tag, tag))
  return { tags: kept.slice(0, MAX_TAGS), isCut: kept.length > MAX_TAGS || tags.some((tag) => tag.trim().length > MAX_TAG) }
}

function creatorOf(item: Fields): Person {
  const first = listOf(field(item, 'creator'))[0] ?? field(item, 'user')
  const info = field(item, 'user_info')
  const shown = isFields(info) ? stringIn(info, 'display_name') : undefined
  if (typeof first === 'string' && first.trim() !== '') return { id: cut(first, 500), name: cut(shown ?? nameIn(first), 120) }
  const name = isFields(first) ? cut((stringIn(first, 'name', 'foaf:name', 'nickname', 'nick') ?? '').trim(), 120) : ''
  const id = isFields(first) ? cut((stringIn(first, 'id', '@id') ?? '').trim(), 500) : ''
  if (id !== '') return { id, name }
  return name === '' ? { id: UNKNOWN_PERSON, name: '' } : { id: uuidIri(nameBasedUuid(`person ${name}`)), name }
}

/** The name in an account such as `acct:jane@example.org`; an IRI of any other kind is no name. */
const nameIn = (iri: string): string => /^acct:([^@]+)@/u.exec(iri)?.[1] ?? ''

function documentTitle(item: Fields): string {
  const document = field(item, 'document')
  const title = isFields(document) ? listOf(field(document, 'title'))[0] : undefined
  return typeof title === 'string' ? cut(title, 500) : ''
}
