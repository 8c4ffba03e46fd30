/** The annotated desk.yaml that `salvage-desk init` writes. */

/** A complete configuration to edit: every line a desk must decide about, with what it means. */
export const SAMPLE_CONFIG = `# salvage-desk: the configuration of one desk. \`salvage-desk config\` explains every key.
# Relative paths count from this file's folder.

desk:
  address: desk@desk.example            # people write here; letters come from here
  name: { ja: サポート窓口, en: Support Desk }
  ticketPrefix: CDS                     # ticket numbers: CDS-2026-0042-K
  timeZone: Asia/Tokyo                  # days are counted here
  subaddress: true                      # desk+token@… reaches this mailbox; test it with a mail to desk+test@…

procedure: cloud-data-salvage           # templates/procedure/<name>.yaml

imap:
  host: imap.desk.example
  tls: implicit                         # implicit (993) | starttls (143) | none (loopback only)
  user: desk
  password: { env: DESK_IMAP_PASSWORD } # or { file: /etc/salvage-desk/imap-password }
  # Google and Microsoft 365 take OAuth2 in place of the password; docs/operators.md leads through both.
  # auth: { oauth2: { grant: client-credentials, tenant: desk.example, clientId: …, clientSecret: { env: DESK_CLIENT_SECRET } } }
  folders: { done: Salvage/Done, quarantine: Salvage/Quarantine, intake: Salvage/Intake }
  pollSeconds: 60

smtp:
  host: smtp.desk.example
  tls: starttls                         # implicit (465) | starttls (587) | none (loopback only)
  user: desk
  password: { env: DESK_SMTP_PASSWORD }
  connections: 3                        # letters sent at one time; what the relay allows, and Exchange Online allows three
  envelope: keyed                       # bounces come to desk+b…@…; plain where such a sender is refused

database: sqlite:./data/desk.sqlite     # local disk only
# Made once, with: (umask 077; openssl rand -hex -out secret-key 32)
# and named as { file: secret-key }, or given in the environment. Keep it: the once-only ledger depends on it.
secretKey: { env: DESK_SECRET_KEY }

# Everybody here gets every application to decide. Signers: the domains whose DKIM signature proves a mail from that
# address. Never write a domain here under which others, students for example, can have an address.
staff:
  - { name: 山田 太郎, address: taro.yamada@staff.desk.example, language: ja, signers: [staff.desk.example] }
  - { name: Alex Smith, address: alex.smith@staff.desk.example, language: en, signers: [staff.desk.example] }

# The departmental offices whose requests open tickets. Only \`address\` is ever asked to confirm.
offices:
  - id: eng
    name: { ja: 工学系学務課, en: Engineering Academic Affairs }
    address: gakumu@eng.desk.example
    language: ja
    faculties: [工学系研究科, 工学部]
    signers: [eng.desk.example]

# The forms whose notifications open tickets, with their layout in templates/intake/<layout>.yaml.
forms:
  - { layout: identity-service, from: no-reply@identification.desk.example, signers: [identification.desk.example] }

# The one Authentication-Results header to believe: the id your own mail system writes, and the hosts whose Received
# lines may stand above it. Only if that system removes the same header from mails that come in. Without this key,
# requests of offices wait for their confirmation, and forms are quarantined.
# trust:
#   authservId: mx.desk.example
#   receivedBy: [mailstore.desk.example]

policy:
  coolingOffMinutes: 30                 # how long a decision can be undone before it leaves
  approvals: { form: 1, office: 1 }     # 2: that many different deciders must approve
  approvalNote: optional                # required: a NOTE line beside each decision
  officeConfirmation: unless-proven     # or: always
  windowStarts: provided                # or: approval
  digestAt: "08:30"                     # when staff get the morning letter on working days
  showMedianWait: false                 # true: acknowledgements say how long decisions have taken lately
  lookUpContactDomains: true            # false where your name servers know only some domains
  retentionDays: 90

# When accounts were revoked, if you can export it: account,revoked_on,student,faculty (read again when the file changes).
# directory: accounts.csv

# Whether the desk is well, for your monitoring: GET /healthz (200 or 503) and GET /metrics (Prometheus), on 127.0.0.1 only.
# health: { port: 9187 }

# A page for staff to look at (tickets, weeks of access, letters that failed, charts), on 127.0.0.1 only, behind the login of
# your own web server: see docs/operators.md. Personal data is masked unless showNames: true.
# board: { port: 9188 }
`;
