import type { CommanderError } from "commander";
import type { CommandName } from "../report/labels/command-labels.ts";
import type { Problem } from "./problem.ts";

/** Commander words its errors in English only; its code, the quoted value and its suggestion are taken from them. */
export function commanderProblem(error: CommanderError, command: CommandName | undefined): Problem {
  const [first = "", ...rest] = error.message.split("\n(Did you mean ");
  const quoted = /'([^]*)'/.exec(first)?.[1] ?? "";
  const suggestion = /^(?:one of )?([^,?]+)/.exec(rest.join(""))?.[1];
  const place = command ?? "mailwarden";
  switch (error.code) {
    case "commander.unknownOption":
      return (errors) => errors.unknownOption({ option: quoted, suggestion });
    case "commander.unknownCommand":
      return (errors) => errors.unknownCommand({ command: quoted, suggestion });
    case "commander.missingArgument":
      return (errors) => errors.missingArgument({ argument: quoted, command: place });
    case "commander.optionMissingArgument":
      return (errors) => errors.missingValue({ option: quoted.replace(/ .*/, "") });
    case "commander.excessArguments":
      return (errors) => errors.excessArguments({ command: place });
    default:
      return (errors) => errors.unexpected({ message: error.message });
  }
}
