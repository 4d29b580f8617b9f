import * as z from "zod";
import type { SettingField } from "./setting-field.ts";

/** A name or an address, as `probe HOST` takes it. */
const host = z.string().regex(/^[A-Za-z0-9](?:[A-Za-z0-9.:_-]{0,252})$/);

/** Servers that are one's own although they are other machines. */
export const PROBE_SECTION = z.strictObject({ hosts: z.array(host).max(1_000).default([]) });

export const PROBE_FIELDS: readonly SettingField[] = [
  { key: "probe" },
  { key: "probe.hosts", default: [] },
];
