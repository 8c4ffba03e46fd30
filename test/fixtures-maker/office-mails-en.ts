/** Requests of offices in English. */
import type { FixtureMail } from './mime.ts';

const SCI = { from: 'Science Academic Affairs <academic@sci.desk.example>', signedBy: 'sci.desk.example' } as const;

export const OFFICE_MAILS_EN: readonly FixtureMail[] = [
  {
    ...SCI,
    path: 'proxy-request/en-all-items-quoted-printable',
    subject: 'Cloud data salvage for a former student',
    encoding: 'quoted-printable',
    text: `Dear Sample Support Desk,

we pass on the request of a former student. We have verified her identity in person on
5 June 2026 by her passport.

UTokyo Account (10-digit Common ID): 9922000001
Student ID number immediately before leaving: 35-922001
Full name: Zoë EXAMPLE
College/faculty/graduate school immediately before leaving: Graduate School of Science
Reason why this measure is necessary: A reviewer asks for the raw spectra behind figure 2,
 and the copy on my own disk cannot be read.
Service for access provision (ECCS Cloud Email, OneDrive, or both): both
Applicant's contact information (email address): zoe@mailbox.example

Kind regards,
Pat Sample
Academic Affairs
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-numbered-and-loose',
    subject: 'Request',
    charset: 'us-ascii',
    encoding: '7bit',
    text: `Hello,

1. Name = Lee Placeholder
2. Common ID = 9922000002@utac.u-tokyo.ac.jp
3. Student No. = 35-922002
4. Affiliation = Graduate School of Science
5. Purpose = The signed consent forms of our survey are in my old mailbox and the archive needs them.
6. Service = ECCS Email
7. E-mail = lee@mailbox.example
8. Identity verified = yes (video call, driver's license)
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-identity-will-be-verified',
    subject: 'Cloud data salvage',
    charset: 'us-ascii',
    encoding: '7bit',
    text: `UTokyo Account: 9922000003
Student ID: 35-922003
Full name: Noor Tobeseen
Faculty or Graduate School: Graduate School of Science
Reason: My thesis committee needs the lab notebook that is stored there.
Services: OneDrive
Contact email address: noor@mailbox.example

Her identity will be verified next week.
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-account-with-letters-and-office-contact',
    subject: 'Cloud data salvage',
    text: `UTokyo Account: 99220OOO04
Student ID: 35-922004
Full name: Kim Contact
Faculty or Graduate School: Graduate School of Science
Reason: I forgot to back up my files before leaving.
Services: ECCS Cloud Email or OneDrive
Contact email address: academic@sci.desk.example

We checked her ID at our counter. Her identity is confirmed.
`,
  },
  {
    ...SCI,
    path: 'proxy-request/en-same-label-twice',
    subject: 'Cloud data salvage',
    text: `UTokyo Account: 9922000005
UTokyo Account: 9922000006
Student ID: 35-922005
Full name: Sam Twice
Faculty or Graduate School: Graduate School of Science
Reason: The only copy of my simulation input is there; the journal wants it by 1 July.
Services: OneDrive
Contact email address: sam@mailbox.example
The identity of the applicant has been verified by photo ID.
`,
  },
  {
    ...SCI,
    path: 'not-ours/office-asks-something-else',
    subject: 'Room booking on Friday',
    text: `Dear desk,

could we book the seminar room on Friday? Contact me at extension 00002.

Pat Sample
`,
  },
];
