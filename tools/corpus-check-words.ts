/** Words of the fact check that are no facts. */

const OPENER_WORDS = `
  about according added almost anyone approximate armed asked because beforehand behind benchmark better called contributor core
  counted countering country date demand edition eight eighteen eleven entries fields fifteen figures finding five four fourteen
  further given growth highest just known left measure minimum money named nearly needed next nineteen none organ
  output over paid payments possible programmes promised reported responses seen seven seventeen signed six sixteen smaller
  sponsoring stage subject taking ten thirteen three troops twelve twenty two value women`

/** Words that open sentences or cells in the bundled briefings and that none of them writes small; none of them is a name. */
export const OPENERS = new Set(OPENER_WORDS.trim().split(/\s+/u))

/** Adjectives and short forms beside the names that sheets use. */
export const KIN: Record<string, string[]> = {
  allies: ['nato', 'allied'],
  ally: ['nato', 'allied'],
  alliance: ['nato'],
  allied: ['nato'],
  america: ['american'],
  american: ['us', 'usa', 'united'],
  united: ['us', 'usa', 'uk'],
  states: ['us', 'usa'],
  kingdom: ['uk'],
  britain: ['uk'],
  british: ['uk'],
  dutch: ['netherlands'],
  danish: ['denmark'],
  french: ['france'],
  polish: ['poland'],
  chinese: ['china'],
  japanese: ['japan'],
  korean: ['korea', 'rok', 'dprk'],
  korea: ['rok', 'dprk'],
  north: ['dprk'],
  south: ['rok'],
  philippines: ['philippine'],
  turkiye: ['turkey'],
  washington: ['us'],
}
