/** Pairs of wordings, one to a line, written one by one rather than made by a rule. */
const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [before = '', after = ''] = line.split(' | ')
      return [before, after]
    })

/** These differ in substance. */
export const DIFFERENT = pairs(`
Exports fell by 3.4%. | Exports fell by 4.3%.
The casual link is clear. | The causal link is clear.
States will ratify the pact. | States will gratify the pact.
The plan is now agreed. | The plan is not agreed.
Talks with Iran | Talks with Iraq
The Niger delegation left. | The Nigeria delegation left.
Mr Hansen spoke. | Mr Hanson spoke.
Hansen spoke. | Hanson spoke.
Imports from China rose. | Imports to China rose.
We were told by 3 pm. | We were told by 3 am.
It costs $5. | It costs A$5.
5 MW | 5 mW
five days | five working days
few states agreed | a few states agreed
He may go. | He might go.
He will go. | He would go.
We may meet in May. | We may meet in June.
In May we meet. | In March we meet.
version 2.1 | version 2.10
article 5 | article 5a
the G7 | the G20
F-16 jets | F-35 jets
the 1990s | the 1980s
the 20th century | the 21st century
A and B may go. | A or B may go.
He said so. | She said so.
our forces | their forces
before the vote | after the vote
by 2030 | after 2030
by 2030 | until 2030
in 2030 | by 2030
since 2030 | until 2030
The US did not say the EU attacked. | The US said the EU did not attack.
5 ships and 3 planes | 3 ships and 5 planes
Only members may vote on the budget. | Members may vote only on the budget.
Members may only vote. | Only members may vote.
If A agrees, B leaves. | If B agrees, A leaves.
A was briefed by B. | A briefed B.
Japan invited Korea. | Japan was invited by Korea.
the minister of Japan met the envoy of Korea | the minister of Korea met the envoy of Japan
from Paris to Rome | from Rome to Paris
Ships must stop and planes may land. | Ships may stop and planes must land.
over 500 people | about 500 people
about 500 people | 500 people
nearly all | all
all states | states
without delay | with delay
on 09/07/2024 | on 10/07/2024
9 July 2024 | July 2024
July 2024 | July 2023
two-thirds majority | three-quarters majority
1.4 thousand | 1,500
half of it | a third of it
$5 million | $5 billion
five | 5.5
unlike Japan | like Japan
a stable system | an unstable system
non-members | members
He failed to act. | He acted.
It is no longer valid. | It is valid.
Neither side won. | Either side won.
The talks are to resume. | The talks resume.
must be at least 18 | must be 18
He welcomed the plan. | He condemned the plan.
-5 °C | 5 °C
Prices rose. | Prices fell.
the chair of the Council | the deputy chair of the Council
Kim Jong Un | Kim Jong Il
North Korea | South Korea
WHO staff | UN staff
He told us. | He told the US.
twice a week | once a week
every two years | every year
weekly | monthly
10:30 | 10:45
Monday | Tuesday
Use == here | Use != here
The United States briefed Japan | Japan briefed the United States
In 2023 exports fell and in 2024 exports rose. | In 2024 exports fell and in 2023 exports rose.
Smith said Jones lied. | Jones said Smith lied.
the committee shall meet | the committee meets
Do not open. | Do open.
They can not attend | They can attend
Russia, not China, signed. | China, not Russia, signed.
The bank lent the state money | The state lent the bank money
EUR 5 | USD 5
5 per cent | 5 percentage points
He dislikes it | He likes it
inland port | island port
The dog bit the man. | The man bit the dog.
approved unanimously | approved
the former president | the president
at most 5 | at least 5
none of them | some of them
no state | every state
Any state may join. | No state may join.
The tax was raised. | The tax was lowered.
permitted | prohibited
internal audit | external audit
Le chat ne mange pas la souris et le pain. | Le chat mange la souris et le pain.
Der Rat ist nicht das Parlament und die Kommission. | Der Rat ist das Parlament und die Kommission.
東京は首都です | 京都は首都です
Mali sent troops. | Malawi sent troops.
Gambia agreed. | Zambia agreed.
Australia agreed. | Austria agreed.
the Johnson report | the Johnston report
1,400 | 14,00
He never came | He came
It was set at 10. | It was set at 100.
Seven people died. | Eleven people died.
He served two terms. | He served three terms.
one in five | one in four
first reading | second reading
a decade ago | a century ago
5 kg | 5 g
€5 | £5
Some 200 left | Some 300 left
in early 2024 | in late 2024
last week | next week
this year | last year
Q1 | Q2
The minister denied the claim. | The minister confirmed the claim.
It has never happened. | It has happened.
It is unlikely. | It is likely.
nonbinding | binding
He is hardly known. | He is known.
little support | a little support
without approval | with approval
It does not apply. | It does apply.
It doesn't apply. | It applies.
No one may enter. | Anyone may enter.
Nothing changed. | Something changed.
It isn't safe. | It is safe.
not only A but B | only A but B
President Macron met Chancellor Scholz. | President Macron met Chancellor Merz.
in Paris | in London
the Paris accord | the Kyoto accord
Amnesty | Oxfam
Toyota cars | Honda cars
Joan spoke | John spoke
Mary spoke | Maria spoke
The Rhine flooded. | The Rhone flooded.
Basra fell | Basel fell
UNHCR | UNICEF
the IMF | the IMO
Georgian troops | German troops
Li said | Le said
Lee said | Lie said
South Sudan | Sudan
Slovenia | Slovakia
Chad | Chile
can be used | must be used
need not apply | must not apply
would help | will help
must not | should not
could have | should have
are required to | are allowed to
is expected to grow | is to grow
has to pay | may pay
ought to pay | must pay
He can swim | He could swim
will be | is
a rise of 5 | a fall of 5
the highest | the lowest
as many as 50 | as few as 50
before lunch | during lunch
up from 5 | down from 5
above average | below average
within 5 days | after 5 days
by at least 5 | by 5
both sides | one side
most members | some members
each of | none of
twice as large | half as large
with support from Iran | against support from Iran
Russia invaded Ukraine. | Ukraine invaded Russia.
Israel accused Iran of spying. | Iran accused Israel of spying.
The UK sold ships to India. | India sold ships to the UK.
France defeated Spain in Paris. | Spain defeated France in Paris.
the bill passed by the Senate and rejected by the House | the bill passed by the House and rejected by the Senate
A is larger than B: Poland exceeds Latvia. | A is larger than B: Latvia exceeds Poland.
Users may delete files but admins may not. | Users may not delete files but admins may.
The first group must pay; the second may pay. | The first group may pay; the second must pay.
Send the file to the manager before the audit. | Send the manager to the file before the audit.
24 hours | 48 hours
port 8080 | port 8081
set debug to true | set debug to false
v1.2.3 | v1.2.4
enable logging | disable logging
ascending | descending
read-only | read-write
opt in | opt out
log in | log out
Step 3 | Step 4
https://a.org | https://b.org
x > 5 | x < 5
/etc/a | /etc/b
upstream | downstream
Exhibit A | Exhibit B
plan A | plan B
vitamin C | vitamin D
Class I | Class II
section (a) | section (b)
It is still open. | It is already open.
very large | somewhat large
when it stops | where it stops
The US must act. | The UK must act.
Kim met Trump, then Putin. | Kim met Putin, then Trump.
The Council may, after review, suspend aid. | The Council must, after review, suspend aid.
In 2019 there were 300 cases and in 2020 there were 400. | In 2019 there were 400 cases and in 2020 there were 300.
Finland joined before Sweden. | Sweden joined before Finland.
The Senate approved what the House rejected. | The House approved what the Senate rejected.
Britain supports Ukraine and opposes Russia. | Britain supports Russia and opposes Ukraine.
10 out of 15 | 10 out of 50
He can speak. | He cannot speak.
the first and second rows | the first and third rows
two to three days | two to five days
a 5-year term | a 15-year term
12 May 2024 | 21 May 2024
Friday, 3 May | Monday, 3 May
from 9 to 5 | from 8 to 5
on Sundays | on Saturdays
EU-Japan deal | EU-China deal
anti-Russian | pro-Russian
Secretary-General Guterres | Secretary-General Ban
will not be able to | will be able to
nor did he agree | so did he agree
He agreed to neither. | He agreed to both.
He did so without asking. | He did so after asking.
$3.2tn | $3.2bn
two thirds | two fifths
half | double
two dozen | three dozen
hundreds of people | thousands of people
one million | two million
1st | 2nd
5% | 5‰
15 °C | 15 °F
June 5 | June 6
spring 2024 | autumn 2024
midnight | noon
must | may
shall not | may not
not | now
Exports, not imports, fell. | Imports, not exports, fell.
Ms Meloni | Ms Le Pen
St Petersburg | Pittsburgh
The Hague | The Hogue
nuclear-armed | unarmed
Taiwan | Thailand
Latvian | Latin
he or she | he
`)

/** These do not. */
export const SAME = pairs(`
On Monday, X met Y. | X met Y on Monday.
does not | doesn't
1,400 ships | 1400 ships
1 400 ships | 1400 ships
1.4 thousand ships | 1,400 ships
5 per cent | 5%
5 percent | 5 %
US$5 million | $5m
5 million US dollars | US$5 million
U.S. forces | US forces
United States forces | US forces
9 July 2024 | July 9, 2024
9 July 2024 | 2024-07-09
Defence Ministry | Defense Ministry
in order to win | to win
Japan briefed NATO | NATO was briefed by Japan
the strategy of Europe | Europe’s strategy
gave Japan aid | gave aid to Japan
If the talks fail, war resumes. | War resumes if the talks fail.
However, the Council agreed. | The Council, however, agreed.
The minister also said that it works. | The minister said that it works.
He has already left. | He has left.
co-operation | cooperation
long-term plan | long term plan
the Council’s decision | the decision of the Council
cease-fire | ceasefire
recieve the report | receive the report
goverment | government
teh report | the report
“quoted” words | 'quoted' words
The text - as agreed - is final. | The text, as agreed, is final.
a third of seats | one third of seats
twenty-five | 25
2 hundred | 200
3rd round | third round
5-10 days | 5 to 10 days
2 km | 2 kilometres
it is | it's
cannot | can't
The data is clear | The data are clear
Trade and security were discussed. | Security and trade were discussed.
A, B and C | C, B and A
The report was quickly adopted. | The report was adopted quickly.
at 3 pm | at 15:00
prior to the vote | before the vote
5 million | 5,000,000
The EU and the UN | The UN and the EU
In Brussels ministers met. | Ministers met in Brussels.
The minister said the talks failed. | The talks failed, the minister said.
organisation-wide rules | organization wide rules
£5bn | £5 billion
e.g. tanks | for example tanks
tanks, ships, and planes | tanks, ships and planes
Kyiv | Kiev
Afghanistn | Afghanistan
The minsters met. | The ministers met.
During the summer, sales of goods increased. | Sales of goods increased during the summer.
Since 2010, the UK has sent aid. | The UK has sent aid since 2010.
With 12 votes, the panel approved the plan. | The panel approved the plan with 12 votes.
He then went home. | Then he went home.
Yesterday the Senate voted. | The Senate voted yesterday.
Last week Poland closed the border. | Poland closed the border last week.
the 9th of July | 9 July
Under the agreement, Iran must report. | Iran must report under the agreement.
For security reasons, the site is closed. | The site is closed for security reasons.
Because of rain, the game ended. | The game ended because of rain.
To save time, use the cache. | Use the cache to save time.
When the light turns red, stop the pump. | Stop the pump when the light turns red.
After the meeting, Japan and India signed a deal. | Japan and India signed a deal after the meeting.
According to the report, costs rose. | Costs rose, according to the report.
which was adopted | that was adopted
while the army left | whilst the army left
towards peace | toward peace
an historic vote | a historic vote
He lives in Oslo. | He lives at Oslo.
the members, all of them, | the members - all of them -
Sept. 5 | 5 September
per cent of GDP | percent of GDP
The Minister of Defence | The minister of defence
seven states | 7 states
two-year term | 2-year term
ten-fold | tenfold
policy makers | policymakers
He spoke in the parliament on Monday. | He spoke on Monday in the parliament.
did not | didn’t
focused | focussed
It will be reviewed annually | It will be reviewed yearly
Prime Minister Kishida visited Kyiv in March. | In March, Prime Minister Kishida visited Kyiv.
In 2022, Germany spent 2 per cent on defence. | Germany spent 2 per cent on defence in 2022.
Slowly, the economy recovered. | The economy slowly recovered.
In Geneva on Tuesday, the envoys met. | The envoys met in Geneva on Tuesday.
Both Japan and Korea agreed. | Both Korea and Japan agreed.
Despite the losses, the army advanced. | The army advanced despite the losses.
Next year, the bank will cut rates. | The bank will cut rates next year.
The report, published in May, is long. | Published in May, the report is long.
In a statement, the ministry rejected the claim. | The ministry rejected the claim in a statement.
The Council adopted, by 12 votes, the plan. | The Council adopted the plan by 12 votes.
Today, 40 states are members. | 40 states are members today.
There are 40 members in the club. | In the club there are 40 members.
The key findings are as follows: exports fell. | The key findings are as follows; exports fell.
The treaty (signed in 1998) bans mines. | The treaty, signed in 1998, bans mines.
Unfortunately, it failed. | It unfortunately failed.
The ship sank, killing ten. | Killing ten, the ship sank.
He told reporters that it works | He told the reporters it works
accommodate | accomodate
the committe agreed | the committee agreed
definately true | definitely true
seperate | separate
occured | occurred
neccessary | necessary
wich was | which was
thier rights | their rights
becuase it | because it
untill 2030 | until 2030
beleive | believe
publically | publicly
independant | independent
maintainance | maintenance
comittee | committee
succesful | successful
foriegn | foreign
parliment | parliament
enviroment | environment
wether | whether
aquire | acquire
arguement | argument
begining | beginning
buisness | business
calender | calendar
existance | existence
tommorow | tomorrow
Febuary 2024 | February 2024
Wensday | Wednesday
The EU, however, will not sign. | However, the EU will not sign.
The Commission, in its report of 5 May, called for reform. | In its report of 5 May, the Commission called for reform.
She was elected president in 2019. | In 2019 she was elected president.
Approximately 5,000 people attended the rally. | About 5,000 people attended the rally.
roughly 20 per cent | around 20%
The plan was approved by the cabinet on Tuesday. | On Tuesday, the cabinet approved the plan.
The cabinet on Tuesday approved the plan. | The cabinet approved the plan on Tuesday.
NATO allies met in Madrid in June 2022. | In June 2022, NATO allies met in Madrid.
The ministry said on Friday that exports fell. | On Friday, the ministry said that exports fell.
It is important to note that prices rose. | It is important to note prices rose.
The minister, John Smith, resigned. | Minister John Smith resigned.
In many countries, wages are low. | Wages are low in many countries.
There were 14 observers present. | There were fourteen observers present.
non-governmental organisations | nongovernmental organizations
anti-tank mines | antitank mines
mid-2024 | mid 2024
the 5-year plan | the five-year plan
a two-day visit | a 2 day visit
2023-24 | 2023–24
$1.5bn | $1.5 billion
€20m | 20 million euros
12 p.m. | 12 pm
6 p.m. | 18:00
the U.N. Security Council | the UN Security Council
30°C | 30 °C
10kg | 10 kg
No. 5 | No 5
Mr. Smith | Mr Smith
President Xi | President XI
Sergey Lavrov | Sergei Lavrov
Volodymyr Zelenskyy | Volodymyr Zelensky
Zelenskyy said | Zelenskiy said
the Czech Republic | Czechia
He wrote: "We will win." | He wrote: ‘We will win’.
Click the Save button. | Click the "Save" button.
Use the \`git push\` command. | Use the git push command.
- Keep it short | * Keep it short
1. Keep it short | Keep it short
See [the guide](https://x.org/a). | See the guide (https://x.org/a).
You should always use HTTPS. | You should use HTTPS always.
Sometimes the test fails. | The test sometimes fails.
Once a month, the team meets. | The team meets once a month.
From 2010 to 2015, exports grew. | Exports grew from 2010 to 2015.
Between 2010 and 2015, exports grew. | Exports grew between 2010 and 2015.
For the first time, Japan sent ships. | Japan sent ships for the first time.
At the summit, leaders agreed on a plan. | Leaders agreed on a plan at the summit.
By 2030, emissions must fall by 55 per cent. | Emissions must fall by 55 per cent by 2030.
Without consent, data is not shared. | Data is not shared without consent.
In response to the attack, Iran closed its airspace. | Iran closed its airspace in response to the attack.
Although it rained, the parade took place. | The parade took place although it rained.
As a result, prices rose. | Prices rose as a result.
While the talks continue, the ceasefire holds. | The ceasefire holds while the talks continue.
Speaking in Berlin, the chancellor warned of war. | The chancellor, speaking in Berlin, warned of war.
The proposal, which France supports, failed. | The proposal which France supports failed.
Two of the ships sank. | 2 of the ships sank.
one of the reasons | one of reasons
he gave the ball to her | he gave her the ball
set up a fund | set a fund up
was formally adopted | was adopted formally
the government’s new plan | the new plan of the government
the President of Chile | Chile’s President
The meeting will take place on 3 March in Oslo. | The meeting will take place in Oslo on 3 March.
more than 50 people | over 50 people
fewer than 50 people | under 50 people
at least 50 | no fewer than 50
every state | each state
is going to vote | is going to vote,
nobody came | no one came
Germany, France and Italy | Italy, Germany and France
men and women | women and men
judgement | judgment
Programme | program
The report was published. | The report has been published.
Nato | NATO
Ministers from Japan and India met. | Ministers from India and Japan met.
The Prime Minister of Japan | Japan's Prime Minister
a NATO official | an official of NATO
tonnes of CO2 | tonnes of CO₂
the pilots’ union | the pilots' union
He said he would go. | He said that he would go.
the men who left | the men that left
30-day period | 30 day period
re-elected | reelected
web site | website
data-base | database
head-quarters | headquarters
vice-president | vice president
under-secretary | under secretary
Al-Qaeda | al Qaeda
per-cent | per cent
5 p.c. | 5 p.c
e-mail | email
on-line | online
US-led | U.S.-led
July–August 2024 | July-August 2024
2 - 3 days | 2–3 days
the year 2024 | 2024
more than half | over half
more than 50% | over 50 per cent
July 4th, 2024 | 4 July 2024
11 September 2001 | September 11, 2001
11/09/2001 | 11 September 2001
09:30 | 9:30
1.5 million | 1,500,000
1,5 million | 1.5 million
USD 10 | $10
10,000 USD | $10,000
three hundred | 300
nineteen | 19
a dozen | 12
half a million | 500,000
two-and-a-half years | 2.5 years
the third | the 3rd
advisor | adviser
enquiry | inquiry
travelling | traveling
sceptical | skeptical
grey | gray
neighbouring | neighboring
manoeuvre | maneuver
paediatric | pediatric
ageing | aging
catalogue | catalog
storeys | stories
tyres | tires
cheques | checks
analysed | analyzed
paralysed | paralyzed
licence | license
practise | practice
fulfils | fulfills
enrolment | enrollment
modelling | modeling
counsellor | counselor
labelled | labeled
mobilisation | mobilization
hypothesise | hypothesize
prioritising | prioritizing
centred | centered
favourable | favorable
honourable | honorable
harbour | harbor
armoured | armored
rumours | rumors
offences | offenses
pretence | pretense
jewellery | jewelry
aluminium | aluminum
foetal | fetal
oestrogen | estrogen
haemorrhage | hemorrhage
anaesthetic | anesthetic
leukaemia | leukemia
sulphur | sulfur
mould | mold
plough | plow
draught | draft
gaol | jail
sombre | somber
calibre | caliber
theatres | theaters
lustre | luster
meagre | meager
spectre | specter
litres | liters
fibre | fiber
programmes | programs
synthesise | synthesize
cosy | cozy
moustache | mustache
omelette | omelet
kidnapped | kidnaped
worshipped | worshiped
signalling | signaling
fuelled | fueled
tranquillity | tranquility
instalments | installments
distil | distill
skilful | skillful
wilful | willful
amongst | among
whilst | while
towards | toward
learnt | learned
burnt | burned
spelt | spelled
dreamt | dreamed
orientated | oriented
transport | Transport
`)
