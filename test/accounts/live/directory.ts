import { PEOPLE, type Person, SECRETS } from "./people.ts";
import { BLIND_DN, READER_DN, SUFFIX } from "./start-slapd.ts";

/** LDIF of the same people below `ou=people`, and of what lies around them. */
export function directoryLdif(people: readonly Person[] = PEOPLE): string {
  const services = [READER_DN, BLIND_DN].map(
    (dn) => `dn: ${dn}
objectClass: organizationalRole
objectClass: simpleSecurityObject
cn: ${dn.slice(3, dn.indexOf(","))}
userPassword:: ${Buffer.from(SECRETS.reader).toString("base64")}`,
  );
  return `${[
    `dn: ${SUFFIX}\nobjectClass: dcObject\nobjectClass: organization\no: Example\ndc: example`,
    ...services,
    `dn: ou=people,${SUFFIX}\nobjectClass: organizationalUnit\nou: people`,
    `dn: cn=list,ou=people,${SUFFIX}\nobjectClass: groupOfNames\ncn: list\nmember: ${READER_DN}`,
    ...people.map(entryOf),
  ].join("\n\n")}\n`;
}

function entryOf({ login, password, active, created }: Person): string {
  const [uid = ""] = login.split("@");
  const stored = password.startsWith("$") ? `{CRYPT}${password}` : password;
  return [
    `dn: uid=${uid},ou=people,${SUFFIX}`,
    "objectClass: inetOrgPerson",
    "objectClass: mailUser",
    `uid: ${uid}`,
    `cn: ${uid}`,
    `sn: ${uid}`,
    `mail: ${login}`,
    `accountStatus: ${active ? "active" : "disabled"}`,
    `createTimestamp: ${created.replace(/\D/g, "")}Z`,
    ...(uid === "info" ? ["mailAlternateAddress: contact@example.com"] : []),
    ...(stored === "" ? [] : [`userPassword:: ${Buffer.from(stored).toString("base64")}`]),
  ].join("\n");
}
