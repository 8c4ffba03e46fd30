/** The configuration of a desk under trial: short times, so that a decision goes its whole way between two kills. */
import { hostname } from 'node:os';
import { FORM, HELPER, LEE, MORI, OFFICE } from '../journey/desk-in-memory.ts';
import type { MailServer } from './servers.ts';

export const SECRET = '0123456789abcdef0123456789abcdef';
/** Of mails: they begin to come after it. */
export const START_AT = '2026-01-01T00:00:00Z';

/** A Dovecot puts a Received line of this machine on top of what a boundary has said. */
export function configuration(imap: MailServer, smtpPort: number, database: string): string {
  return `
desk: { address: desk@desk.example, name: { ja: 窓口, en: Support Desk }, opensOn: 2025-10-01 }
imap: { host: 127.0.0.1, port: ${imap.port}, tls: none, user: ${imap.user}, password: ${imap.password}, pollSeconds: 1, startAt: ${START_AT} }
smtp: { host: 127.0.0.1, port: ${smtpPort}, tls: none }
database: ${database}
secretKey: ${SECRET}
staff:
  - { name: 森 一郎, address: ${MORI}, language: ja, signers: [staff.desk.example] }
  - { name: Kim Lee, address: ${LEE}, language: en, signers: [staff.desk.example] }
  - { name: 補佐 花, address: ${HELPER}, language: ja, role: helper, signers: [staff.desk.example] }
offices:
  - { id: eng, name: { ja: 工学系教務, en: Engineering }, address: ${OFFICE}, language: ja, signers: [eng.office.example] }
forms:
  - { layout: identity-service, from: ${FORM}, signers: [form.desk.example] }
trust: { authservId: mx.desk.example, receivedBy: [${hostname()}] }
policy: { coolingOffMinutes: 0.01 }
`;
}
