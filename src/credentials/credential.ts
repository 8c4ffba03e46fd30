/** With what the desk asks a token server for the right to its mailbox or relay (OAuth 2.0, RFC 6749); secrets have been read. */
export type Credential =
  /** RFC 6749 §4.4: the program itself is known, as Microsoft 365 has it. */
  | {
      readonly grant: 'client-credentials';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope: string;
    }
  /** RFC 7523 §2.1: a signed statement of a service account that may act for `user`, as Google Workspace has it. */
  | {
      readonly grant: 'service-account';
      readonly tokenUrl: string;
      readonly account: string;
      /** PEM text. */
      readonly privateKey: string;
      readonly user: string;
      readonly scope: string;
    }
  /** RFC 6749 §6: a person has once allowed it. */
  | {
      readonly grant: 'refresh-token';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly refreshToken: string;
      readonly scope: string | null;
    };
