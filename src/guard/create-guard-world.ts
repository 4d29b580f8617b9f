import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { createBanWorld } from "./bans/ban-at-firewall.ts";
import type { ServerWorlds } from "../app/server-to-contain.ts";
import { logsHere } from "../app/logs-here.ts";
import { GuardTables } from "../store/guard-tables.ts";
import { openDatabase } from "../store/open-database.ts";
import { readBootMoment } from "../system/boot-clock.ts";
import { listenSocket } from "../system/listen-socket.ts";
import { createEvidenceWorld } from "../system/evidence-world.ts";
import { followJournal } from "../system/follow-journal.ts";
import { listLogFolder, lookAtLog, openLog } from "../system/log-files.ts";
import { createHostWorld } from "../system/host-world.ts";
import { createMachineWorld } from "../system/machine-world.ts";
import { ownAddresses } from "../system/own-addresses.ts";
import { postText } from "../system/post-text.ts";
import { storedSecret } from "../system/stored-secret.ts";
import { runProgram } from "../system/run-program.ts";
import { serveHttp } from "../system/serve-http.ts";
import { createContainment } from "./reaction/create-containment.ts";
import { releaseHeld } from "./release-held.ts";
import type { GuardWorld } from "./guard-world.ts";

/** This machine. `stateFolder`: where the state lives. */
export function createGuardWorld(stateFolder: string, version: string): GuardWorld {
  return {
    openTables: () => new GuardTables(openDatabase(join(stateFolder, "guard.sqlite"))),
    listen: listenSocket,
    serveHttp,
    every: (ms, beat) => {
      const timer = setInterval(beat, ms);
      return () => clearInterval(timer);
    },
    release: (queueIds) => releaseHeld(serverWorlds(), queueIds),
    logs: {
      look: lookAtLog,
      open: openLog,
      list: listLogFolder,
      openJournal: (cursor) => followJournal(cursor),
      findLogs: () => logsHere(createEvidenceWorld(), createMachineWorld()),
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    },
    bans: createBanWorld(serverWorlds(), ownAddresses),
    containment: createContainment(stateFolder),
    readSecret: storedSecret,
    post: ({ url, headers, body }) => postText(url, headers, body),
    runCommand: async ([program = "", ...args], input) => {
      try {
        const { status } = await runProgram(program, args, { input });
        return status === 0 ? undefined : `${program}: status ${status ?? "none"}`;
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    },
    readBootMoment,
    monotonicMs: () => performance.now(),
    wallMs: () => Date.now(),
    randomSeed: () => randomBytes(4).readInt32LE(),
    version,
  };
}

function serverWorlds(): ServerWorlds {
  return {
    host: createHostWorld(),
    evidence: createEvidenceWorld(),
    machine: createMachineWorld(),
  };
}
