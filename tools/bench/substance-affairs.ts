/**
 * Sentences of public affairs to edit. In square brackets: a part that may stand first as well. In braces, parted by "&": members of a
 * list that may change places.
 */
export const AFFAIRS = `
The Council adopted the report on maritime security [in March 2024].
Japan and the Republic of Korea will send 12 officers to the training centre in Tallinn [next spring].
The minister said that the government would not raise the retirement age before 2030.
NATO has not changed its policy on nuclear sharing.
Exports of wheat rose by 14 per cent [in the second quarter of 2023].
The two countries must notify each other of any missile launch at least 24 hours in advance.
{Germany & France} agreed to spend €2.4 billion on a joint tank programme.
The committee may invite outside experts to its meetings.
Australia should never have accepted the offer, the ambassador wrote.
[On Monday], the foreign ministers of Poland and Lithuania met their Ukrainian colleague in Warsaw.
The treaty was signed by 33 states on 17 July 1998.
Defence spending reached 2.1 per cent of national income [in 2022].
The parliament rejected the budget by 211 votes to 198.
No member of the alliance has withdrawn its troops from the mission.
The European Commission will publish the second progress report before the end of the year.
The court ruled that the law was unconstitutional.
The government spent more than $5 million on the consultation.
Norway delivered six aircraft to the air force of Ukraine [in September].
The agreement shall enter into force 30 days after the last ratification.
Most of the delegates supported the amendment proposed by Chile.
The central bank cut its main rate from 5.25 to 5 per cent.
The sanctions apply to 45 companies and 120 individuals.
The mission's mandate expires on 31 December 2025.
At least 40 states have joined the convention since 2010.
The president denied that his office had received the letter.
The port handled up to 900,000 containers a year.
Finland shares a border of 1,340 kilometres with Russia.
The ministers {welcomed the ceasefire & called for further talks}.
The UN Security Council met behind closed doors [on Friday].
Only five of the members voted against the resolution.
The opposition could not agree on a common candidate.
The programme will help small islands to protect their fisheries.
The summit in The Hague brought together the leaders of 32 allies.
India and Brazil have asked for permanent seats on the council.
The new law allows the police to hold suspects for 14 days without charge.
Turkey lifted its objection to Sweden's membership [in January 2024].
The report recommends that all hospitals keep a reserve of blood for three days.
The ministry of health recorded 1,204 cases of cholera [last month].
The inspectors found no evidence of a secret programme.
The talks between {Armenia & Azerbaijan} resumed after a break of four months.
The bank will lend the city 300 million euros for the new tram line.
The unions have threatened to strike unless wages increase by 6 per cent.
The commissioner must present the annual accounts to parliament by 30 June.
The frigate left Portsmouth for the Indo-Pacific [in April 2021].
Canada is to open an embassy in Suva.
The ombudsman can refuse complaints that are older than two years.
Inflation fell below 3 per cent for the first time since 2021.
The delegation was led by Ambassador Ruth Hargreaves.
The prime minister's visit to Wellington was postponed [because of the storm].
The two sides neither confirmed nor denied the report.
The fund has supported about 700 projects in 54 countries.
Spain and Portugal will link their power grids by 2028.
The rules do not apply to vessels under 300 tonnes.
The directive requires member states to report emissions every two years.
The army took control of the northern province [after a week of fighting].
The high court in Nairobi suspended the deployment of police officers to Haiti.
Several governments have criticised the decision as premature.
The secretary general urged {Israel & Lebanon} to respect the line of withdrawal.
The observers reported fewer incidents along the border than in previous years.
The state railway lost £180 million [in the last financial year].
Members shall refrain from the threat or use of force.
The factory in Dresden employs 3,500 people.
The deal would cut tariffs on dairy products by half.
The electoral commission has registered 18 parties for the vote on 9 June 2024.
Both chambers must approve any change to the constitution.
The village lies about 60 km north of the demarcation line.
The regulator fined the company 1.2 billion euros for transferring data to the United States.
The dam will supply electricity to more than two million households.
The prosecutor has dropped the charges against the former mayor.
{Estonia, Latvia & Lithuania} left the Russian electricity system [in February 2025].
The president might visit Hanoi before the summit in November.
A third of the seats are reserved for women.
The convoy reached the town of Goma without incident.
The ministers will meet again in Jakarta [in October].
The commission has proposed to extend the temporary protection until March 2026.
The navy will increase its presence in the Baltic Sea.
The government failed to pay its contribution on time.
Japan's coast guard warned the vessel three times before it turned away.
The report was written by a panel of nine judges.
The committee should consider the views of indigenous peoples.
The island's population has fallen from 11,000 to 9,400 since 1990.
The Philippines and Vietnam signed a memorandum on coast guard cooperation.
The airport was closed for six hours [on 4 May 2023].
The mediator from Qatar presented a new proposal to both sides.
The new frigates will cost less than the government had expected.
The ministry can extend the deadline once.
The World Health Organization declared the end of the emergency [in May 2023].
The parties agreed to {exchange prisoners & reopen the crossing}.
The council has 15 members, five of them permanent.
The alliance's strategic concept describes Russia as the most significant threat.
The bill would make it illegal to sell the weapons abroad.
Switzerland will not supply ammunition to countries at war.
The treaty bans all nuclear explosions above ground.
The senate confirmed Maria Lindqvist as ambassador to Canada [by 61 votes to 34].
The relief agency needs $120 million to feed the displaced until August.
The foreign ministry summoned the Iranian ambassador [on Tuesday morning].
The quota for the year was set at 42,000 tonnes.
The country has paid back half of its debt to the International Monetary Fund.
The report will not be made public.
The court may order the release of the vessel upon payment of a bond.
The drought has destroyed some of the best farmland in Somalia.
The exercise involves 9,000 troops from 11 nations.
{Washington & Seoul} have set up a joint group on nuclear planning.
The party won 88 of 230 seats in the parliament.
The government is considering an increase in the tax on tobacco.
The bridge can carry vehicles of up to 40 tonnes.
The experts expect the economy to grow by 1.8 per cent in 2026.
The ambassador briefed the committee on the situation in Sudan [last Thursday].
New Zealand has banned the import of the chemical.
The military adviser travelled from Canberra to Port Moresby.
The resolution was adopted with 141 votes in favour and five against.
The peacekeepers must leave the country within 90 days.
The law protects journalists who do not disclose their sources.
Greece has never recognised the agreement.
The government's majority shrank to three seats.
The minister of finance will resign [if the budget is rejected].
The border post is open from 6 am to 10 pm.
The population of the region is older than the national average.
The envoy will report to the president every month.
Iceland has no army of its own.
Rescue teams saved 312 people from the flooded valley.
The talks failed because neither side would give up its claim.
The government will compensate farmers [for the loss of their herds].
The mission has trained 2,700 soldiers since it was set up in 2013.
Every state party must submit a report within one year.
The shipyard in Gdansk will build three patrol boats for the Swedish navy.
The new rules could delay the opening of the terminal.
The chief negotiator, Samuel Okafor, expects a decision in July.
The agency warned that food prices may rise further.
The state of emergency was lifted after 18 months.
Kenya hosts more than 500,000 refugees from Somalia and South Sudan.
The two presidents discussed {trade & security} [over lunch].
The ministry paid 4.5 million dollars for the land.
The opposition leader was barred from the election.
The convention does not allow reservations.
The strait is only 54 kilometres wide at its narrowest point.
The coalition has been in power since 12 October 2019.
The police arrested eleven suspects in Lyon and Marseille.
The European Union has imposed 16 packages of sanctions.
The study compares {wages & prices} in ten capitals.
Russia withdrew from the agreement [in 2023].
The federal government should reduce its dependence on imported gas.
The general assembly elected Annalena Baerbock as its president.
The new minister has promised to publish all contracts above 50,000 euros.
Parliament can overrule the veto by a majority of two thirds.
`.trim()
