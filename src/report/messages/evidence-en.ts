import type { EvidenceLabels } from "../labels/evidence-labels.ts";

export const evidenceEn: EvidenceLabels = {
  kinds: {
    "mail log": "mail log",
    "system log": "system log",
    "pasted text": "pasted text",
    "queue file": "queue file",
    "queue listing": "queue listing",
    mail: "mail",
    "sql dump": "SQL dump",
    "account table": "account table",
    "web access log": "web access log",
    "php mail log": "PHP mail log",
    "php script": "PHP script",
    "postfix configuration": "Postfix configuration",
    "exim configuration": "Exim configuration",
    "dovecot configuration": "Dovecot configuration",
    "sqlite database": "SQLite database",
    "zip archive": "zip archive",
    empty: "empty",
    unknown: "not recognised",
  },
  notes: {
    "year-assumed": (year) =>
      `The lines have no year; ${year} was assumed for the first. Give --year if that is wrong.`,
    "year-given": (year) => `The lines have no year; --year ${year} was used.`,
    "year-from": (source) => `The lines have no year; it was taken from ${source}.`,
    "year-in-text": (year) => `The lines have no year; ${year} stands in the text around them.`,
    "zone-from": (source) => `The lines have no time zone; it was taken from ${source}.`,
    truncated: () => "The file ends too early; what there was is used.",
    damaged: () => "The file is damaged; what stands before that place is used.",
    "trailing-junk": () => "Bytes after the end of the compressed data were left out.",
    "too-large": () => "Too large for a temporary copy; what is beyond the limit was left out.",
    "utf-16": () => "The text was UTF-16.",
    "joined-lines": (count, f) => `Wrapped lines put together again: ${f.number(Number(count))}.`,
    "split-lines": (count, f) =>
      `Lines cut out of text that had lost its line ends: ${f.number(Number(count))}.`,
    "dropped-lines": (count, f) =>
      `Lines left out that are no log lines: ${f.number(Number(count))}.`,
    "quoted-lines": (count, f) =>
      `Lines left out that repeat another line: ${f.number(Number(count))}.`,
    "lines-met-twice": (count, f) =>
      `Lines that stand in another file as well were counted once: ${f.number(Number(count))}.`,
    "outside-period": (count, f) =>
      `Lines outside --since and --until: ${f.number(Number(count))}.`,
    "lines-cut-at": (bytes, f) =>
      `The lines were cut to ${f.number(Number(bytes))} characters: what stood behind that is missing.`,
    "cut-lines": (count, f) => `Lines too long to be read whole: ${f.number(Number(count))}.`,
    "year-turned": () => "The year turns within this file.",
    "clock-back": (seconds, f) =>
      `The clock of this log goes back by ${f.duration(Number(seconds))} in one place.`,
    "closed-early": (count, f) =>
      `Too many messages were under way at once; seen only in part: ${f.number(Number(count))}.`,
    "not-understood": (shape) => `Not understood (count, program, pattern): ${shape}`,
    "not-a-log": () => "This is no log; log lines in it would be quotations.",
    binary: () => "This is no text.",
    "no-log-lines": () => "There are no log lines in it.",
    "not-a-file": () => "It is no regular file.",
    "in-use": (pid) => `The running server with process id ${pid} uses these settings.`,
    "not-in-use": () => "No running server uses these settings; they were not read.",
    empty: () => "It is empty.",
  },
  notLogs: (kinds) => `not read as logs: ${kinds}`,
  problems: {
    "no-log-here": {
      state: () => "neither a mail log in the usual places nor mail in the journal of this machine",
      remedy: "name the log files, or pipe the lines in: COMMAND | mailwarden diagnose -",
    },
    missing: { state: () => "there is no such file or folder", remedy: "check the path" },
    "no-permission": {
      state: () => "permission denied",
      remedy: "run as root, or as a member of the group that owns it (on Debian: adm)",
    },
    "link-loop": {
      state: () => "its symbolic links go round in a circle",
      remedy: "name the file itself",
    },
    "not-a-file": {
      state: () => "it is no regular file",
      remedy: "pipe its content in: COMMAND | mailwarden diagnose -",
    },
    empty: { state: () => "it is empty", remedy: "look for the log under another name" },
    "too-deep": {
      state: () => "its folders or archives are nested too deeply",
      remedy: "unpack it and name what is inside",
    },
    "too-many-files": {
      state: () => "it holds too many files",
      remedy: "name the folders or files that matter",
    },
    "program-missing": {
      state: (message) => `a program to unpack it is missing (${message})`,
      remedy: "install that program, or unpack the file first",
    },
    "no-space": {
      state: () => "no space is left for a temporary copy",
      remedy: "set TMPDIR to a folder with more space",
    },
    "read-error": {
      state: (message) => `reading failed (${message})`,
      remedy: "copy it to another place and name the copy",
    },
    "archive-damaged": {
      state: () => "the archive is damaged",
      remedy: "copy or create it again",
    },
    "archive-truncated": {
      state: () => "the archive ends too early",
      remedy: "copy or create it again",
    },
    "sparse-member": {
      state: () => "the archive holds it as a sparse file",
      remedy: "create the archive without --sparse, or unpack it",
    },
    "server-unreachable": {
      state: (message) => `the server does not answer (${message})`,
      remedy: "start it, or correct its address in the file that is named",
    },
    "login-refused": {
      state: (message) =>
        `the server refuses the login, or does not let it read the tables (${message})`,
      remedy: "correct user and password in the file that is named, or grant the user SELECT",
    },
    "database-missing": {
      state: (message) =>
        `there is no such database or base, or the user may not open it (${message})`,
      remedy: "correct its name in the file that is named",
    },
    "server-too-slow": {
      state: (message) => `the server took too long (${message})`,
      remedy: "try again when it has less to do",
    },
    "server-error": {
      state: (message) => `the server reports an error (${message})`,
      remedy: "look into the server's own log",
    },
    "no-account-table": {
      state: (message) => `none of its tables is known to hold accounts (${message})`,
      remedy: "put a query into the settings: mailwarden config describe",
    },
  },
};
