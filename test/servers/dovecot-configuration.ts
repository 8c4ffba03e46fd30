/** The configuration file of the throw-away Dovecot (2.3, as Debian 12 has it). */
import type { Certificate } from './certificate.ts';

/** `ordinaryUser` is null when Dovecot runs as root; else nothing of it may change its user or its root folder. */
export function configuration(
  folder: string,
  ports: { imap: number; imaps: number; lmtp: number },
  certificate: Certificate,
  owner: { uid: number; gid: number },
  ordinaryUser: string | null,
): string {
  const login = ordinaryUser === null ? 'dovenull' : ordinaryUser;
  const internal = ordinaryUser === null ? 'dovecot' : ordinaryUser;
  const group = ordinaryUser === null ? 'default_internal_group = dovecot' : `default_internal_group = ${owner.gid}`;
  const unchrooted =
    ordinaryUser === null ? [] : ['anvil', 'imap-login', 'stats'].map((name) => `service ${name} {\n  chroot =\n}`);
  return `
protocols = imap lmtp
listen = 127.0.0.1
base_dir = ${folder}/run
state_dir = ${folder}/run
log_path = ${folder}/log/dovecot.log
default_internal_user = ${internal}
${group}
default_login_user = ${login}
${unchrooted.join('\n')}
ssl = yes
ssl_cert = <${certificate.certFile}
ssl_key = <${certificate.keyFile}
disable_plaintext_auth = no
auth_mechanisms = plain login
mail_location = maildir:${folder}/mail/%n
first_valid_uid = 1
mail_uid = ${owner.uid}
mail_gid = ${owner.gid}
mail_max_userip_connections = 100
passdb {
  driver = passwd-file
  args = username_format=%n ${folder}/passwd
}
userdb {
  driver = static
  args = uid=${owner.uid} gid=${owner.gid} home=${folder}/mail/%n
}
namespace inbox {
  inbox = yes
  separator = .
}
service imap-login {
  inet_listener imap {
    port = ${ports.imap}
  }
  inet_listener imaps {
    port = ${ports.imaps}
    ssl = yes
  }
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${ports.lmtp}
  }
}
service auth {
  unix_listener auth-userdb {
    mode = 0666
  }
}
`;
}
