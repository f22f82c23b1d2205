import type { FactKind } from './types.ts'

/** What several words, or a short form, say together: a fact, or (null) nothing; `soft` is read in their place. */
export type Meaning = { kind: FactKind; key: string; free?: boolean } | { soft: string } | null

/** Meanings by first word; longer phrases come first. Spaces part words; a sign is a word. */
const MEANINGS: readonly [string, Meaning][] = [
  ...facts(
    'comparison',
    '>=: at least|no less than|no fewer than|not less than|not fewer than|a minimum of|at a minimum;<=: at most|no more than|not more than|a maximum of|at the most|not exceeding;upto: up to|as many as|as much as;~: in the region of|in the order of|on the order of;few-some: a few;little-some: a little|a bit;several: a number of;any: any of;majority: the majority of|a majority of;most: most of;all: all of;some: some of;almost: close to',
  ),
  ...facts(
    'comparison',
    '>: > than|more than|greater than|in excess of|larger than|higher than;<: less than|fewer than|lower than|smaller than',
    true,
  ),
  ...facts('unit', 'percent: per cent|percent'),
  ...facts(
    'negation',
    'no-longer: no longer|not any longer|no more longer;nobody: no one|no-one;nothing: not anything;nowhere: no where;without: in the absence of;except: with the exception of',
  ),
  ...facts('modal', 'must: have to|has to|had to|has got to|have got to;should: ought to;need: need to|needs to|needed to;going: going to'),
  ...facts(
    'name',
    `us: united states of america|the united states|united states|usa|u s a|u s;uk: united kingdom|great britain|gb;un: united nations|uno;eu: european union;
     nato: north atlantic treaty organization|north atlantic treaty organisation|north atlantic alliance;who-body: world health organization|world health organisation;
     imf: international monetary fund;wto: world trade organization|world trade organisation;asean: association of southeast asian nations;uae: united arab emirates;
     drc: democratic republic of the congo|democratic republic of congo;rok: republic of korea|south korea;dprk: north korea|democratic people republic of korea;
     prc: people republic of china;czechia: czech republic;kyiv: kiev;turkey: turkiye;osce: organization for security and co operation in europe|organization for security and cooperation in europe|organisation for security and co operation in europe;
     iaea: international atomic energy agency;oecd: organisation for economic co operation and development|organisation for economic cooperation and development|organization for economic cooperation and development;
     au: african union;ec: european commission;gdpr: general data protection regulation;ai: artificial intelligence;it-field: information technology`,
  ),
  ...softs(
    `to: in order to|so as to|for the purpose of;because: due to the fact that|owing to the fact that|on account of|because of;if: in the event that|provided that|on condition that|in case;
     before: prior to|ahead of|in advance of;after: subsequent to;and: as well as|together with|along with|&;about: with regard to|with respect to|in relation to|with reference to|in respect of|as regards;
     despite: in spite of;although: even though|despite the fact that;except: apart from|aside from|other than;during: in the course of;now: at this point in time|at the present time|at present|at the moment;
     while: whilst;among: amongst;by: by means of|by way of;namely: for example|for instance|e g|eg|that is to say|that is|i e|ie;also: in addition|in addition to|not least|of course|on the other hand|in particular|in fact|in general;
     on: on the subject of|on the matter of;for: on behalf of|for the benefit of;under: in accordance with|in line with|pursuant to|according to;instead: rather than|instead of|in place of;
     because: given that|seeing that|as a result of|due to|owing to;etc: and so on|and so forth|etcetera|et cetera;then: after that;with: in conjunction with;`,
  ),
]

function facts(kind: FactKind, text: string, beforeFigure = false): [string, Meaning][] {
  return groups(text).flatMap(([key, phrases]) =>
    phrases.map((phrase): [string, Meaning] => [beforeFigure ? `${phrase} #` : phrase, { kind, key }]),
  )
}

function softs(text: string): [string, Meaning][] {
  return groups(text).flatMap(([soft, phrases]) => phrases.map((phrase): [string, Meaning] => [phrase, { soft }]))
}

function groups(text: string): [string, string[]][] {
  return text
    .split(';')
    .map((group) => group.trim())
    .filter((group) => group !== '')
    .map((group) => {
      const at = group.indexOf(': ')
      return [group.slice(0, at), group.slice(at + 2).split('|')]
    })
}

export type Phrase = { words: readonly string[]; beforeFigure: boolean; meaning: Meaning }

/** All phrases by their first word, longest first. `beforeFigure`: holds only when a figure follows. */
export const PHRASES: ReadonlyMap<string, readonly Phrase[]> = gather()

function gather(): Map<string, Phrase[]> {
  const byFirst = new Map<string, Phrase[]>()
  for (const [text, meaning] of MEANINGS) {
    const beforeFigure = text.endsWith(' #')
    const words = (beforeFigure ? text.slice(0, -2) : text).trim().split(/\s+/u)
    const list = byFirst.get(words[0] ?? '') ?? []
    list.push({ words, beforeFigure, meaning })
    byFirst.set(words[0] ?? '', list)
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  return byFirst
}
