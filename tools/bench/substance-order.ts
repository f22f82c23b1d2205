/** The marked parts of a sentence in another place: `[part]` at its end goes to the front, members of `{a & b}` change places. */
export function moved(source: string): Record<string, string[]> {
  return { 'order: a part goes first': fronted(source), 'order: members of a list': relisted(source) }
}

const plain = (text: string): string => text.replaceAll(/[[\]{}]/gu, '').replaceAll(' & ', ' and ')

function fronted(source: string): string[] {
  const last = /^(?<rest>.+) \[(?<part>[^\]]+)\]\.$/u.exec(source)?.groups
  if (last !== undefined) {
    const { rest = '', part = '' } = last
    const named =
      /^(?:\{?(?:[A-Z]{2,}|Germany|France|Japan|Norway|Turkey|Finland|Canada|India|Kenya|Greece|Russia|Spain|Estonia|Washington|Members|Parliament))/u.test(
        rest,
      )
    const lower = named && !/^(?:Members|Parliament)/u.test(rest) ? rest : rest.charAt(0).toLowerCase() + rest.slice(1)
    const begin = part.charAt(0).toUpperCase() + part.slice(1)
    return [plain(`${begin}, ${lower}.`), plain(`${begin} ${lower}.`)]
  }
  const first = /^\[(?<part>[^\]]+)\], (?<rest>.+)\.$/u.exec(source)?.groups
  if (first === undefined) return []
  const { rest = '', part = '' } = first
  const end = /^(?:On|In|At) /u.test(part) ? part.charAt(0).toLowerCase() + part.slice(1) : part
  return [plain(`${rest.charAt(0).toUpperCase()}${rest.slice(1)} ${end}.`)]
}

function relisted(source: string): string[] {
  const list = /\{([^}]+)\}/u.exec(source)
  if (list === null) return []
  const members = (list[1] ?? '').split(/ & |, /u)
  const begins = list.index === 0
  const turned = members.reverse().map((member, at) => {
    if (!begins || /^(?:[A-Z]{2,}|Germany|France|Armenia|Estonia|Latvia|Lithuania|Washington|Seoul)/u.test(member)) return member
    return at === 0 ? member.charAt(0).toUpperCase() + member.slice(1) : member.charAt(0).toLowerCase() + member.slice(1)
  })
  const text = `${turned.slice(0, -1).join(', ')} and ${turned.at(-1) ?? ''}`
  return [plain(source.slice(0, list.index) + text + source.slice(list.index + list[0].length))]
}
