import type { Receiver } from "./receiver.ts";
import { microsoft365 } from "./receivers/microsoft-365.ts";
import { microsoft } from "./receivers/microsoft.ts";
import { gmail } from "./receivers/gmail.ts";
import { yahoo } from "./receivers/yahoo.ts";
import { verizon } from "./receivers/verizon.ts";
import { att } from "./receivers/att.ts";
import { comcast } from "./receivers/comcast.ts";
import { apple } from "./receivers/apple.ts";
import { gmx } from "./receivers/gmx.ts";
import { tOnline } from "./receivers/t-online.ts";
import { mailRu } from "./receivers/mail-ru.ts";
import { qq } from "./receivers/qq.ts";
import { netease } from "./receivers/netease.ts";
import { sina } from "./receivers/sina.ts";
import { aliyun } from "./receivers/aliyun.ts";
import { hinet } from "./receivers/hinet.ts";
import { docomo } from "./receivers/docomo.ts";
import { au } from "./receivers/au.ts";
import { softbank } from "./receivers/softbank.ts";
import { ocn } from "./receivers/ocn.ts";
import { spamhaus } from "./receivers/spamhaus.ts";
import { barracuda } from "./receivers/barracuda.ts";
import { spamcop } from "./receivers/spamcop.ts";
import { uceprotect } from "./receivers/uceprotect.ts";
import { sorbs } from "./receivers/sorbs.ts";
import { nixspam } from "./receivers/nixspam.ts";
import { abusix } from "./receivers/abusix.ts";
import { spamrats } from "./receivers/spamrats.ts";
import { psbl } from "./receivers/psbl.ts";
import { mailspike } from "./receivers/mailspike.ts";
import { validity } from "./receivers/validity.ts";
import { talos } from "./receivers/talos.ts";
import { proofpoint } from "./receivers/proofpoint.ts";
import { mimecast } from "./receivers/mimecast.ts";
import { cloudmark } from "./receivers/cloudmark.ts";
import { trendMicro } from "./receivers/trend-micro.ts";
import { symantec } from "./receivers/symantec.ts";

/** Everybody whose ways are known. Of two that fit an answer the first counts. */
export const RECEIVERS: readonly Receiver[] = [
  microsoft365,
  microsoft,
  gmail,
  yahoo,
  verizon,
  att,
  comcast,
  apple,
  gmx,
  tOnline,
  mailRu,
  qq,
  netease,
  sina,
  aliyun,
  hinet,
  docomo,
  au,
  softbank,
  ocn,
  spamhaus,
  barracuda,
  spamcop,
  uceprotect,
  sorbs,
  nixspam,
  abusix,
  spamrats,
  psbl,
  mailspike,
  validity,
  talos,
  proofpoint,
  mimecast,
  cloudmark,
  trendMicro,
  symantec,
];
