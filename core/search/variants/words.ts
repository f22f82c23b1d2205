/** Words that the rules of inflection would get wrong. All folded to lower case. */

const list = (text: string): string[] => text.trim().split(/\s+/u)

/** Words of the closed classes, and adverbs that only look like plurals: they stay as they are. */
export const CLOSED: ReadonlySet<string> = new Set(
  list(`
  a about above across after afterwards again against all almost along also although always am among an and another any anything are as at
  be because been before being below beside besides between both but by can cannot could did do does doing done during each either else
  ever every everything few for from had has have having he hence her here hers herself him himself his how however if in indeed into is it
  its itself just least less many may me might mine more most much must my myself neither never no none nor not nothing now of off often on
  once one only onto or other others otherwise our ours ourselves out over own per perhaps quite rather same shall she should since so some
  something sometimes such than that the their theirs them themselves then there these they this those though through thus to together too
  toward towards under until up upon us various very was we were what whatever when where whereas whether which while who whole whom whose
  why will with within without would yes yet you your yours
`),
)

/** Words that have no other number or tense, whatever they end in. */
export const FIXED: ReadonlySet<string> = new Set(
  list(`
  news series species means politics geopolitics economics physics ethics mathematics logistics athletics mechanics electronics optics
  genetics linguistics robotics analytics dynamics arms goods customs lens corps chaos alias bias atlas canvas
  headquarters overseas premises always christmas paris wales texas kansas brussels athens cyprus naples james
  according regarding sterling sacred naked wicked kindred infrared
`),
)

/** Each line is one word in all its forms, the base first; no rule adds to them. A form on two lines is a form of both words. */
const FAMILIES = `
  agree agrees agreed agreeing
  analysis analyses
  appendix appendices appendixes
  arise arises arose arisen arising
  axis axes
  bear bears bore borne bearing
  beat beats beaten beating
  become becomes became becoming
  begin begins began begun beginning beginnings
  bid bids bidding
  bind binds bound binding
  bite bites bit bitten biting
  blow blows blew blown blowing
  bounded bounds bounding
  break breaks broke broken breaking
  bring brings brought bringing
  broadcast broadcasts broadcasting
  build builds built building buildings
  buy buys bought buying
  cast casts casting
  catch catches caught catching
  ceiling ceilings
  child children
  choose chooses chose chosen choosing
  come comes came coming
  cost costs costing
  crisis crises
  criterion criteria
  cut cuts cutting
  deal deals dealt dealing dealings
  diagnosis diagnoses
  die dies died dying
  disagree disagrees disagreed disagreeing
  draw draws drew drawn drawing drawings
  drive drives drove driven driving
  eat eats ate eaten eating
  emphasis emphases
  evening evenings
  fall falls fell fallen falling
  feed feeds fed feeding
  feel feels felt feeling feelings
  fight fights fought fighting
  find finds found finding findings
  flee flees fled fleeing
  fly flies flew flown flying
  foot feet
  forecast forecasts forecasting
  foresee foresees foresaw foreseen foreseeing
  forget forgets forgot forgotten forgetting
  founded founds founding
  free frees freed freeing
  freeze freezes froze frozen freezing
  get gets got gotten getting
  give gives gave given giving
  go goes went gone going
  grow grows grew grown growing
  guarantee guarantees guaranteed guaranteeing
  half halves
  hang hangs hung hanging
  hear hears heard hearing hearings
  hide hides hid hidden hiding
  hit hits hitting
  hold holds held holding holdings
  hundred hundreds
  hurt hurts hurting
  hypothesis hypotheses
  index indices indexes
  keep keeps kept keeping
  knife knives
  know knows knew known knowing
  lay lays laid laying
  lead leads led leading
  leaf leaves
  leave leaves left leaving
  lend lends lent lending
  let lets letting
  lie lies lied lain lying
  life lives
  lose loses lost losing
  make makes made making
  man men
  matrix matrices
  mean meant meaning meanings
  meet meets met meeting meetings
  memorandum memoranda memorandums
  morning mornings
  oasis oases
  overcome overcomes overcame overcoming
  oversee oversees oversaw overseen overseeing
  pay pays paid paying
  person persons people
  phenomenon phenomena
  proceed proceeds proceeded proceeding
  proceedings
  put puts putting
  quit quits quitting
  read reads reading readings
  ride rides rode ridden riding
  ring rings rang rung ringing
  rise rises rose risen rising
  run runs ran running
  say says said saying
  see sees saw seen seeing
  seek seeks sought seeking
  sell sells sold selling
  send sends sent sending
  set sets setting settings
  shake shakes shook shaken shaking
  shelf shelves
  shoot shoots shot shooting shootings
  show shows showed shown showing
  shut shuts shutting
  sing sings sang sung singing
  sink sinks sank sunk sinking
  sit sits sat sitting
  sleep sleeps slept sleeping
  speak speaks spoke spoken speaking
  spend spends spent spending
  spread spreads spreading
  stand stands stood standing
  steal steals stole stolen stealing
  strike strikes struck striking
  swear swears swore sworn swearing
  sweep sweeps swept sweeping
  swim swims swam swum swimming
  take takes took taken taking
  teach teaches taught teaching
  tell tells told telling
  thesis theses
  thief thieves
  think thinks thought thinking
  throw throws threw thrown throwing
  tie ties tied tying
  undergo undergoes underwent undergone undergoing
  understand understands understood understanding understandings
  undertake undertakes undertook undertaken undertaking undertakings
  unit units
  unite unites united uniting
  uphold upholds upheld upholding
  wake wakes woke woken waking
  wear wears wore worn wearing
  wife wives
  win wins won winning
  wind winds wound winding
  withdraw withdraws withdrew withdrawn withdrawing
  wolf wolves
  woman women
  write writes wrote written writing writings
`

export const FAMILY_OF: ReadonlyMap<string, readonly string[]> = familyMap()

function familyMap(): ReadonlyMap<string, readonly string[]> {
  const families = new Map<string, string[]>()
  for (const line of FAMILIES.trim().split('\n')) {
    const forms = list(line)
    for (const form of forms) families.set(form, [...(families.get(form) ?? []), ...forms])
  }
  return families
}

/** Pairs that the rules would join although they are different words. */
export const STRANGERS: ReadonlySet<string> = new Set(
  [
    'new news',
    'mean means',
    'arm arms',
    'good goods',
    'custom customs',
    'even evening',
    'corp corps',
    'corpse corps',
    'wed wedding',
    'fee feed',
    'tree treed',
    'premise premises',
  ].flatMap((pair) => [pair, pair.split(' ').reverse().join(' ')]),
)
