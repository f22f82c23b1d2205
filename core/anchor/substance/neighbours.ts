/**
 * Words one or two letters from another word with the same beginning, so that the one is no misspelling of the other. A word
 * that is not here is taken for a slip of the pen when it is that close to another. Bases; inflections follow.
 */
const WORDS = `
  abide abode abolish abort abrupt abstraction accede accept access accident accord accrue accusation accuse acquire action adapt adaption
  addiction addition adept adopt adoption advance advice advise adviser advisor affect affection affective affliction agenda aggression
  agree alarm album alert alien align allay alley alliance allocation allude allusion altar alter alteration altercation amend amoral
  amount ample angel angle annual annul antarctic appeal appear apple apposite appraise apprise arctic area arena arms army arrange
  arrival artic ascent assay assent assert assess asset assimilation assist assume assurance assure attach attack attain attempt attend
  attraction attribution auction audit aural author automatic autonomous aversion avert avoid award aware away back bank barge barrel
  barren barrier base basic basin basis bath beach bear beat beef belief believe bench beneficent beneficial beret berth better bias
  bidder bilateral billing bind birth bitter black blame blaze blind bloc block blood bloom board boarder bold bond bone book boom boost
  border bore born bound bounty brake branch brand brave breach bread break breech breed breeze bride bridge brief bring broad broadcast
  brother buoy burden burst bury bust busy cable calm calvary cancel cancer canvas canvass capital capitol captain caption capture card
  cardinal care career cargo carriage carrier cart carton case cash cast castle casual causal causation cause cavalry cease cedar ceiling
  cell censer censor censure central cereal certain certainly certainty cession chain chair chance change channel charge charger charity
  charm chart charter chase chaste cheap cheat check cheek cheer chef chemical chief child chill choice choir chord cite civic civil claim
  clam clan clarity clash class classic clean cleanly clear clearly climb clime clinic clock close clothe cloud club coach coal coalition
  coarse coast coat code coin cold collage collar colleague collect collection collective college collision collusion colonel colony
  column combat combine come comedy comet comma command commend comment commission commit committee common commune commute commuter
  compact company compare compete competent complaint complement complete compliant complicity compliment component compose composition
  comprehensible comprehensive comprise compromise compute computer concede conceive concern concert concession conclude conclusion confer
  confession confidant confident confine confirm conform confuse confusion confute congress connection conscience conscious consent
  conservation considerable considerate consist constitution constriction construct construction consul consult consume contact contend
  content contest context continent contingent continual continue continuous contract contraction contrast contribution convection convent
  convention conversation conversion convert convey convict conviction convince convoy cool cooperation copper copulation copy corner
  cornet corporal corporate corporation corps corpse correct correction corrective corrosive cost costly couch could council counsel count
  country county couple course court cover covert craft crash crass crate create credible creditable crew crime crisis critic critical
  critique crop cross crowd crown crude cruel cruise cuisine curb currant current curt custom customer daily dairy data date dealt debate
  debt deceased deceit decent deception decide decisive decline decree deduce deep deface defect defective defence defend defense
  defensive defer deferent defiance defied define definite definitive deflect defuse degree dejection delay delegate delegation deliver
  delivery demand demolish denote depart departed department dependant dependent deplore deploy deport deportation deposition deprave
  deprive depth deride derisive descent desert deserve design designer desire despair despite dessert destitution destroy destroyer detail
  detain detect detection deter detract develop deviation device devise devoid devote devout diary dictate dictation different difficult
  diffuse dilate dine dining direct direction director directory disburse discover discovery discreet discrete discus discuss diseased
  disinterested dislocation disperse disposition dissent distant distinct distinctive distract distraction distribution district dive
  diverse divert divide divine dock doctor donor door dose double draft drain drama draught draw drawn dread dream dress drift drill drink
  drive droop drop drought drown dual due duel dump each earn earth ease east easy economic economical economics edge edict edition effect
  effective efficient eject ejection elder elect election elective electoral electric elicit eligible elude embargo embark emend emerge
  emergence emergency emigrant emigrate eminent emission emit employ employee employer empty enable endorse endow endure enquire ensure
  enter entire entity entrance entry epic epoch equal equip era eradicate erase erect erection errand errant escort essay estate eternal
  ethic ethnic evade evaluation even event ever every evict evil evoke evolution exact exalt exam example exceed except exception excess
  exclusion exercise exert exhibition exist exit exorcise expand expanse expansive expect expectant expend expense expensive expert
  explosion export exportation expose expulsion extant extend extensive extent external extract extreme exult face facet fact faction
  factor factory fade fail faint fair faith fall false fame family famine farm fast fate fault favor favour fear feast feat feed feel fees
  fell felt female fence ferry fertile fever fewer fiber field fiend fight figure filed final finale finally financial fine finger fire
  firm first fiscal fish fist flag flagrant flair flame flare flash fleet fleeting flesh flight float flood floor floral flounder flour
  flow flower fluid foreign forge forget form formal formally formation former formerly formula formulation fort forth forty forum forward
  found founder fourth fraction fragrant frame freeze freight fresh friend fright front frontier fruit fuel full fund funding funeral
  furnace further futile future gain game gang gape garden gate gather general generous genius genuine genus germ gesture giant give
  glance gland glass global goal goat gold good goods govern governor grace grade grain grand grant grape graph grass grate gratify grave
  gravity great green greet grief grievance grill grim grip groove group grove grow growth guard guess guest guide guild guilt guise gulf
  gull habit hail half hall halt hamper hand hang harbour hard hardship harm harsh harvest haul haven head heal health hear heard heart
  heat heaven heavy hedge height held help herd hero heroin heroine high hill hint hire historic historical hoard hold hole holy home
  honest honor honour hope horde horse host hostel hostile hotel hour house human humane humanity humidity hunger hungry hunt hurt idea
  ideal idle idol illegal illegible illicit illusion image imagine imitation immanent immigrant immigrate imminent immune impact impart
  impede imply import importation impose imposition improve incentive incidence incident incidents incite inclusion increase incur indict
  indigenous indigent indite induce industrial industrious infect infection infer infest inflammation inflation inflect inflection inflict
  influence inform information ingenious ingenuous inhabit inherit inhibit inhibition initial initiate inject injection injure injury
  inland inquest inquire insert inset inside insight insist inspection inspector install instance instant instate institute institution
  instruct instruction instrument insult insurance insure integral intend intense intension intensive intent intention inter interest
  interment intern internal internment interpret interrupt interval invade invective invention inventive invest invitation invite invoke
  involve iron irony irrigate irritate island isolate issue item jail join joint joist judge jump junior jury just justice keen keep
  kernel kick kill kind king knee knit know label labor labour lack ladder lake land lane large laser last late later latter launch lawn
  lawyer layer lead leader leaf league leak lean leap learn lease least leave lecture legal legion legislation lend lent lesion lessen
  lesson letter level lever liable libel liberal liberty library license lift light like likely lily limit limitation limp line liner
  linger link lion list listen liter literal litigation litre live liver living load loan local locale locate location loose lose loss
  lost loud love lower lowest loyal luck lump lunch lure luxury magic main maintain major manage manager mandate manner manor manual march
  margin marine marital mark marked market marriage marsh marshal martial mass massage master match mate material maternal matter mature
  mayor maze meal mean measure meat medal meddle media median mediation medical medicine meditation medium meet melt member memory menace
  mental mention mentor merchant merge merger merit message messenger metal meter method mettle migration militant military militia mill
  mind mine miner mineral minister ministry minor minute mirror misery missile mission mist mistake mister mitigation mobile modal model
  modem modern modest moist moment monetary money monitory monk month mood moral morale mortal motion motive motor mould mount mountain
  mouse mouth move movie murder muscle museum music mutual myth nation national native natural nature naval navel navigation navy near
  neat neck need negation negotiation nerve neutral never newt next night nobble noble noise nominal normal north note notice notion novel
  nuclear numb number nurse obey object objective oblige observation observe observed observer obstruction obtain occasion occupy occur
  ocean offence offend offensive offer office officer official officious offset oil omission omit opera operate operation opinion oppose
  opposite opposition option oral oration order ordinance ordnance organ organic origin original orphan other otter outlet outline outlive
  outset oven over overt owner pace pact pain paint pair palace palm panel panic paper parcel pardon parent parish park part partial
  partly party pass passage passenger past paste pastor patch patent path patience patients patrol pause peace peach peak peal pear
  peasant peer penal penalty pencil pension people pepper perception perdition perfect period perish perjury permanent permit persecute
  persecution person personal personnel perspective petition petrol physical piece pierce pilgrim pilot pinion piracy pirate pitch place
  plain plan plane planet plant plate platform play plea plead pleasant please pledge plot plough pluck plum plume plunge poet point
  poison pole police policy polish polite politic political politics polity poll pollen pollution pool poor pope populace popular
  population populous port portion pose position positive possess possession post potent potential potion pound pour power practical
  practice precede precedent precious predict prediction prefect prefer premise prepare preposition prescribe present preservation
  preserve president press pressure presume prevent previous prey price pride priest prime prince principal principle print prior prison
  prisoner privacy private privation prize probation probe problem proceed process procession produce product production profess
  profession profile profit program progress prohibition project prolong promise promote prompt proof prophet propose proposition
  proscribe prosecute prosecution prospect prospective prosper protect protection protein protest prove proven provide province provision
  provocation prune public pull pulse pump punch purchase pure purge purpose purse push qualify quality quantity quarter quest question
  quick quiet quit quite quota quote race radar radio raid rail rain raise range rank rape rapid rash rate ratify ratio ration rational
  raze reach react reaction read real realm rear reason rebate rebel recall receipt recent reception recess recession recite recline
  record recover recovery recreation recruit red reduce reduction refer reference reflect reform refuge refugee refuse refutation regard
  regime regimen region register registration regret regular regulation reign reject relate relation relative relax relaxation relay
  release relegate relegation reliance relic relief relieve religion rely remain remand remark remission remote remove render renew rent
  repair repeal repeat repel repent replace reply report repose represent repress reputation request require rescue research resent
  reservation reserve reset resign resist resolution resolve resort respect respectful respective respite respond response responsible
  responsive restitution restoration restore restrain restrict restriction result resume resumption retail retain retire retract retreat
  retribution return reveal revenge revenue revere reverse review revise revive revoke revolution reward rhyme rice rich ride ridge rifle
  right rigid ring riot rise rite rival river road roast robust rock role roll roof room root rope rough round rout route rove row royal
  ruin rule ruler rumor rumour rural rush sack safe safety sail saint sale salt salute same sanction sand satire save scale scan scarce
  scare scene scheme school science scope score scorn scream screen scrip script sea seal search season seat secession second secret
  secretary secrete section sector secular secure seed seek seize select selection selective sell senate senator senior sense sensible
  sensitive sensor sentence serial series serious servant serve server service session settle settler sever several severe sewage sewer
  shade shadow shake shape share sharp shed sheep sheet shelf shell shelter shield shift ship shirt shock shoe shoot shop shore short shot
  should shoulder shout shove show shower shrine shrink shut shuttle sick side siege sieve sign signal signed silence silent silicon
  silicone silver similar simple simplicity simply simulation single sink site size skill skin slave sleep slice slide slight slip slope
  slow small smart smell smile smoke smooth snow soar social society soft soil solar soldier sole solid solution solve song soon sort soul
  sound sour source south space spare spark speak spear special species specific speech speed spend sphere spill spin spirit split spoil
  sport spot spray spread spring squad square squash stable staff stage stain stair stake stalk stall stamp stance stand standard star
  stare start starve state stationary stationery statue status statute stay steady steal steam steel steep steer stem step stern stick
  stiff still stimulation sting stock stone stool stop storage store storey storm story straight strain strait strand strange stranger
  stratum straw stream street strength stress stretch strict stricture strike string strip stripe stroke stroll strong structure struggle
  study stuff style subject subjective submit subsidy substitution subtle suburb succeed success successful succession successive suffer
  suffice sufficient sugar suggest suit suite summary summer summery summit summon superior supper supply support suppose suppress surface
  surge surgery surplus surprise surrender survey survive suspect suspend sustain swamp swap sway sweat sweep sweet swell swift swim swing
  switch sword symbol system table tablet tack tail tale talk tall tame tank tape target tariff task taste tax taxation teach team tear
  temper temple tempt tenant tenor tension tenth term terminal terminate terrain terrible terror test text textile thank thaw theft their
  them theme then theory there these thick thief thin thing think third thirst this thorough though thought through throw thumb thus tide
  tidy tight tile till timber time tin tiny tire title toad toast toll tomb tone tongue tool tooth topic torch torture total touch tough
  tour tower town toxic trace track tract trade tradition trail train trait traitor transaction transfer transform transit transition
  translation transmission transmit transport trap travail travel tray treason treasure treasury treat treatment treaty tree trek tremble
  trench trend trial tribe tribute trick trip tripartite troop trouble truce truck true trunk trust truth tube tunnel turbine turn turret
  twelfth twelve twin twist type tyrant ugly ultimate ultimatum unable unclear unit unite united unity universal universe untied update
  uplift upset urban urbane urge urgent usage used user usual utter vacant vacation vain valid validation valley valuation value valve van
  variance variation vary vast vault veil vein vendor venture venue verb verge verse version vessel veteran veto vice victim victory video
  view village villain violate violation violence violent violet virtual virtue virus visa visible vision visit visitor vital vocation
  voice void vole volume vote voter vow vowel wage wagon wait waive wake walk wall wander want ward warm warn warrant wary wash waste
  watch water wave weak wealth weapon wear weary weather weave wedge week weigh weight weird well west wheat wheel where whether which
  while whine white whole whose wide widow width wild will wilt wind window wine wing winner winter wipe wire wise wish witch withdraw
  wither withhold witness wolf woman women wonder wood wool word work world worry worse worst worth worthy wound wrap wreck wrist write
  writer wrong yard yarn yeast yield young youth zeal zone
`

export const NEIGHBOURS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/u))
