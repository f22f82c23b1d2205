/** Sentences of handbooks and technical prose to edit; brackets and braces as in the sentences of public affairs. */
export const HANDBOOK = `
You must restart the server after you change the configuration file.
The default timeout is 30 seconds.
Employees may carry over up to five days of unused leave.
Do not share your password with anyone.
The build takes about 12 minutes [on a laptop with four cores].
Managers should hold a meeting with each new team member [in the first week].
The command prints the version number and exits.
Backups are kept for 90 days and then deleted.
All expenses above 500 euros need the approval of the finance team.
The engineer on call must acknowledge the alert within 15 minutes.
Customers can export their data at any time.
The service stores no personal data.
Open the settings page and select the language.
{Managers & engineers} review the roadmap [every quarter].
The API returns at most 100 results per page.
Use a short and descriptive title for the merge request.
If the test fails, the pipeline stops.
The upload must be smaller than 10 MB.
New employees receive a laptop before their first day.
The release manager creates the stable branch [on the seventh day of the month].
We do not support Internet Explorer.
The database is replicated to three regions.
You can install the package with or without administrator rights.
The team meets every Tuesday at 14:30.
Sensitive documents should never be sent by email.
The parser ignores empty lines and comments.
A reviewer will answer within two working days.
The maximum length of a user name is 64 characters.
The system sends a warning when the disk is 80% full.
The migration was completed by the platform team [in November 2022].
The value is optional unless the field is marked as required.
Logs older than six months are archived.
The handbook is the single source of truth for the company.
Contributors must sign the agreement before their first contribution is merged.
The library is written in Rust and has no runtime dependencies.
Every change to the schema needs a migration script.
The function returns false if the key does not exist.
The office in Utrecht is closed on public holidays.
The support team will reply to urgent requests within four hours.
Press the button for at least five seconds to reset the device.
The plan includes {dental care & eye tests}.
You should not run this command on a production system.
The cache is cleared every night at 2 am.
The bonus is paid in March and September.
Team members can work from any country for up to 60 days a year.
Travel must be booked at least 14 days in advance.
The client retries the request three times before it gives up.
The design team reviews all new icons.
The contract may be terminated by either side with notice of one month.
The script deletes temporary files older than one week.
Version 2.4 requires Python 3.9 or later.
The token expires after 8 hours.
The new hire completes the security training [during the first month].
Interviews take 45 minutes and are held by two people.
Nobody outside the payroll team has access to salary data.
The index can be rebuilt without stopping the server.
The feature is disabled by default.
Members of the board serve for three years.
The test suite runs on Linux, Windows and macOS.
Each team has its own budget for training.
The company matches donations up to 1,000 dollars per year.
The recruiter schedules the interview and informs the candidate.
Only administrators can delete a project.
The page loads faster on a wired connection.
The error message should tell the user what to do next.
{Designers & writers} share one backlog.
The account is locked after five failed attempts.
The finance team pays invoices [on the last Friday of the month].
The module has more than 200 unit tests.
The incident lasted 3 hours and 20 minutes.
The data is encrypted at rest and in transit.
You might need to update your graphics driver.
The editor saves the document every ten seconds.
We measure progress with {surveys & interviews}.
The lead developer approved the change [on 3 February 2023].
The sensor measures temperatures between -20 and 60 °C.
The battery lasts up to 11 hours.
The pump delivers 40 litres per minute.
Remove the cover before you disconnect the power supply.
The valve should close automatically when the pressure exceeds 6 bar.
The chart shows the average response time in milliseconds.
A manager can approve requests of up to 2,500 euros.
The interface supports keyboard navigation and screen readers.
The owner of the document reviews it once a year.
The feedback form is anonymous.
Do not merge your own changes without a review.
The team lead will assign a mentor to every intern.
The proxy forwards requests to the nearest data centre.
Most of our users prefer the dark theme.
The licence allows commercial use.
The tutorial explains how to organise large projects.
The colour of the label indicates the priority.
Parental leave is 16 weeks at full pay.
The laptop can be returned within 30 days.
The vendor has fixed the vulnerability [in the latest release].
The compiler optimises the loop.
Both parties must keep the information confidential.
The training programme has four modules.
The server could run out of memory under heavy load.
The working group publishes its minutes within a week.
The scheduler starts jobs in the order in which they were submitted.
This option cannot be combined with the offline mode.
The number of open issues fell from 430 to 275.
The archive contains the source code and the documentation.
The company has offices in {Dublin & Toronto}.
The mobile application works offline.
The old endpoint will be removed in version 5.0.
The marketing team owns the public website.
You have to confirm your email address before you can log in.
The report is sent to the customer [at the end of each sprint].
The minimum order is 25 pieces.
The installer needs 4 GB of free disk space.
Volunteers greet visitors and answer questions.
The query returned fewer rows than expected.
The committee meets in public except when it discusses personal matters.
Each request is logged with the name of the user.
The fire doors must remain closed at all times.
The user interface has been translated into 23 languages.
A backup of the database is made [before each upgrade].
The plugin adds support for Markdown tables.
Part-time employees receive the same benefits as full-time employees.
The network team replaced the faulty switch [on Sunday night].
The policy applies to contractors as well.
The pilot project ended in June 2021 with a positive review.
The process is described in section 4.2 of the manual.
Unused accounts are deactivated after one year.
The editor highlights syntax errors while you type.
The customer pays the invoice within 30 days of receipt.
The platform handles 1.5 million requests per day.
The technician checks {the filters & the seals} [twice a year].
The checklist is not mandatory for minor releases.
The garbage collector frees memory that is no longer used.
The store ships orders to Canada, Mexico and the United States.
Each member of the crew wears a helmet and a harness.
The product manager decides which features are included.
The documentation team reviews every pull request that changes the interface.
The shuttle bus leaves the campus every 20 minutes.
The kitchen is cleaned after lunch.
The vote is valid if at least half of the members take part.
The retention period is seven years for tax records.
The keys are rotated every 90 days.
The archive is available to researchers on request.
`.trim()
