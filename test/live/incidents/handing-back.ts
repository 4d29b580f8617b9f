import type { ReceiverManners } from "../receiver.ts";
import { sendMail } from "../smtp-client.ts";

/** Hands what a filter gets back to port 10025 before it answers, and says under which id it went on, as amavis does. */
export const handingBack: ReceiverManners = {
  message: async ({ sender, recipients, message }) => {
    const [passed] = await sendMail(
      { from: "127.0.0.1", host: "127.0.0.1", port: 10_025, helo: "localhost" },
      [{ sender, recipients, message }],
    );
    const { code = 451, text = "not passed on" } = passed?.reply ?? {};
    return `${code} 2.0.0 from MTA(smtp:[127.0.0.1]:10025): ${code} ${text}`;
  },
};

/** What makes a server give all mail to a filter on port 10024 and take it back. */
export const BEHIND_FILTER = {
  main: "content_filter = smtp:[127.0.0.1]:10024\n",
  services: `127.0.0.1:10025 inet n - n - - smtpd
  -o content_filter=
  -o mynetworks=127.0.0.0/8
  -o smtpd_milters=
  -o smtpd_sender_restrictions=
  -o smtpd_relay_restrictions=permit_mynetworks,reject
`,
} as const;
