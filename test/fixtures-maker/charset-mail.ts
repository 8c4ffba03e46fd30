/** A fixture mail whose header lines and bytes are given one by one, for what no right program would write. */

export interface CharsetMail {
  /** Below fixtures/mails/proxy-request, without `.eml`. */
  readonly name: string;
  /** The subject as people read it. */
  readonly title: string;
  /** As it stands in the header. */
  readonly subject: Buffer;
  /** Header lines about the text; none: the program says nothing about it. */
  readonly says: readonly string[];
  readonly body: Buffer;
}

function bytesOf(text: string): Buffer {
  return Buffer.from(text, 'latin1');
}

/** The whole message as the office's program sends it, proven by the desk's own server. */
export function charsetMailBytes({ subject, says, body }: CharsetMail, number: number): Buffer {
  const top = [
    'Authentication-Results: mx.desk.example; dkim=pass header.d=eng.desk.example',
    'From: Gakumu <gakumu@eng.desk.example>',
    'To: desk@desk.example',
    `Date: Tue, 09 Jun 2026 14:${String(number).padStart(2, '0')}:00 +0900`,
    `Message-ID: <charset-${number}@eng.desk.example>`,
    ...says,
  ];
  return Buffer.concat([
    bytesOf(`${top.join('\r\n')}\r\nSubject: `),
    subject,
    bytesOf('\r\n\r\n'),
    body,
    bytesOf('\r\n'),
  ]);
}
