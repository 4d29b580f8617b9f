import { runMailwarden } from "../run-mailwarden.ts";

/** What `diagnose` says of this host, as far as tests of incidents look at it. */
export interface DiagnosisHere {
  readonly status: number;
  readonly verdict: string;
  readonly incidents: readonly {
    readonly cause: string;
    readonly confidence: string;
    readonly accounts: readonly string[];
    readonly clients: readonly {
      readonly ip: string;
      readonly messages: number;
      readonly recipients: number;
    }[];
    readonly scripts: readonly {
      readonly user?: string;
      readonly uid?: number;
      readonly file?: string;
    }[];
    readonly messages: number;
    readonly recipients: number;
    readonly delivered: number;
    readonly deferred: number;
    readonly bounced: number;
    readonly queued: number | null;
    readonly queueIds: readonly string[];
    readonly seenQueueIds: readonly string[];
    readonly proof: readonly { readonly source: string; readonly text: string }[];
  }[];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly subject: string;
  }[];
  readonly evidence: readonly { readonly name: string; readonly kind: string }[];
}

/** Runs `mailwarden diagnose` on this host; without arguments it has to find everything itself. */
export async function diagnoseHere(evidence: readonly string[] = []): Promise<DiagnosisHere> {
  const { status, stdout, stderr } = await runMailwarden([
    "diagnose",
    "--format",
    "json",
    ...evidence,
  ]);
  if (stdout === "") throw new Error(`diagnose: status ${status}\n${stderr}`);
  return { ...(JSON.parse(stdout) as Omit<DiagnosisHere, "status">), status };
}
