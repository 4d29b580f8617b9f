import type { LogSource } from "../core/log-source.ts";
import type { ReadingProgress } from "../report/progress.ts";
import type { App, ReadOptions } from "./app.ts";
import { connectGuard } from "./connect-guard.ts";
import { withEvidence } from "./with-evidence.ts";

/** The app on this machine. Every question loads its own parts only. */
export function connectApp(): App {
  return {
    async diagnose(evidence, options) {
      const [{ diagnose }, { createDiagnoseWorlds }] = await Promise.all([
        import("../app/diagnose.ts"),
        import("../system/diagnose-worlds.ts"),
      ]);
      return diagnose(evidence, options, createDiagnoseWorlds());
    },
    async trace(query, evidence, options) {
      const { traceMessage } = await import("../app/trace-message.ts");
      return withEvidence(evidence, options, async ({ logs, unreadable }) => {
        const { onProgress, ...stamps } = options;
        const progress = byBytes(logs, onProgress);
        const answer = await traceMessage(query, logs, { stamps, onProgress: progress });
        return answer.kind === "error" ? answer : { ...answer, unreadable };
      });
    },
    async explain(evidence, options) {
      const [{ explainEvidence }, { createDiagnoseWorlds }] = await Promise.all([
        import("../app/explain-evidence.ts"),
        import("../system/diagnose-worlds.ts"),
      ]);
      return explainEvidence(evidence, options, createDiagnoseWorlds());
    },
    async events(evidence, options, emit) {
      const { listEvents } = await import("../app/list-events.ts");
      return withEvidence(evidence, options, async ({ logs, other, unreadable }) => {
        const { all, onProgress, ...stamps } = options;
        await listEvents(logs, { ...stamps, all, onProgress: byBytes(logs, onProgress) }, emit);
        return { sources: logs.length + other.length, unreadable };
      });
    },
    async listBounces(mailboxes, evidence, options) {
      const [{ listBounces }, { createDiagnoseWorlds }] = await Promise.all([
        import("../app/list-bounces.ts"),
        import("../system/diagnose-worlds.ts"),
      ]);
      return listBounces(mailboxes, evidence, options, createDiagnoseWorlds());
    },
    async showAccounts(login, evidence, options) {
      const [{ showAccounts }, { createAccountWorld }] = await accountParts();
      return showAccounts(login, evidence, options, createAccountWorld());
    },
    async auditAccounts(evidence, options) {
      const [{ auditAllAccounts }, { createAccountWorld }] = await accountParts();
      return auditAllAccounts(evidence, options, createAccountWorld());
    },
    async audit(config, options) {
      const [{ auditFiles }, { createEvidenceWorld }, { createMachineWorld }] = await Promise.all([
        import("../app/audit-files.ts"),
        import("../system/evidence-world.ts"),
        import("../system/machine-world.ts"),
      ]);
      return auditFiles(config, options, createEvidenceWorld(), createMachineWorld());
    },
    async probe(typed, compare) {
      const [{ createSmtpWorld }, { createEvidenceWorld }, { ownHosts }] = await Promise.all([
        import("../system/smtp-world.ts"),
        import("../system/evidence-world.ts"),
        import("../app/own-hosts.ts"),
      ]);
      const smtp = createSmtpWorld();
      const evidence = createEvidenceWorld();
      const variable = (name: string): string | undefined => process.env[name];
      const isOwn =
        typed.isOwn || (await ownHosts({ ...evidence, variable })).has(typed.host.toLowerCase());
      const request = { ...typed, isOwn };
      if (compare === undefined) {
        return (await import("../app/probe-host.ts")).probeHost(request, smtp);
      }
      const { probeAndCompare } = await import("../app/probe-and-compare.ts");
      return probeAndCompare(request, compare, { smtp, evidence });
    },
    async secret(from) {
      const { askSecret, readSecretFile } = await import("../system/read-secret.ts");
      return "file" in from ? readSecretFile(from.file) : askSecret(from.question);
    },
    async identity(wish, evidence, { resolver, onProgress, ...stamps }) {
      const [{ checkSenderIdentity }, { createIdentityWorld }] = await Promise.all([
        import("../app/check-sender-identity.ts"),
        import("../system/identity-world.ts"),
      ]);
      const progress = (bytes: number) =>
        onProgress({ bytes, totalBytes: null, lines: null, found: null });
      return checkSenderIdentity(
        wish,
        evidence,
        { ...stamps, onProgress: progress },
        await createIdentityWorld(resolver),
      );
    },
    async queue(evidence, options, take) {
      const [{ listQueue }, { createDiagnoseWorlds }] = await Promise.all([
        import("../app/list-queue.ts"),
        import("../system/diagnose-worlds.ts"),
      ]);
      return listQueue(evidence, options, createDiagnoseWorlds(), take);
    },
    async networkOwners(ips, server) {
      const [{ findNetworkOwners }, { createLookupWorld }] = await Promise.all([
        import("../app/find-network-owners.ts"),
        import("../system/lookup-world.ts"),
      ]);
      return findNetworkOwners(ips, server, createLookupWorld());
    },
    async writeFiles(folder, texts) {
      const { writeFiles } = await import("../system/write-files.ts");
      return writeFiles(folder, texts);
    },
    async checkSettings(named) {
      const [{ checkSettings }, { createAccountWorld }] = await Promise.all([
        import("../app/check-settings.ts"),
        import("../system/account-world.ts"),
      ]);
      return checkSettings(named, createAccountWorld());
    },
    async contain(stateFolder) {
      const [{ createContainApp }, { createDiagnoseWorlds }, { createHostWorld }, sessions] =
        await Promise.all([
          import("../app/contain-app.ts"),
          import("../system/diagnose-worlds.ts"),
          import("../system/host-world.ts"),
          import("../system/account-sessions.ts"),
        ]);
      return createContainApp(stateFolder, {
        ...createDiagnoseWorlds(),
        host: createHostWorld(),
        sessions: sessions.createAccountSessions(),
      });
    },
    guard: connectGuard(),
    async collectScript() {
      const { collectScript } = await import("../app/collect-script.ts");
      return collectScript();
    },
  };
}

function accountParts() {
  return Promise.all([import("../app/show-accounts.ts"), import("../system/account-world.ts")]);
}

/** Turns bytes read into progress: the whole is known when the size of every source is. */
function byBytes(
  logs: readonly LogSource[],
  onProgress: ReadOptions["onProgress"],
): (bytes: number) => void {
  const sizes = logs.map((log) => log.sizeBytes);
  const totalBytes = sizes.includes(null)
    ? null
    : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return (bytes) => {
    const progress: ReadingProgress = { bytes, totalBytes, lines: null, found: null };
    onProgress(progress);
  };
}
