import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort, isInstalled, makeServerFolder } from "./server-folder.ts";

export interface LiveDirectory {
  readonly url: string;
  /** `ldapi://...` */
  readonly socketUrl: string;
  search(filter: string): string;
  stop(): Promise<void>;
}

const SCHEMAS = "/etc/ldap/schema";
export const hasSlapd = isInstalled("slapd") && existsSync(join(SCHEMAS, "inetorgperson.schema"));

export const SUFFIX = "dc=example,dc=com";
export const ROOT_DN = `cn=root,${SUFFIX}`;
export const ROOT_PASSWORD = "Root-Planted-91";
/** May see everything; `cn=blind` sees all but passwords. */
export const READER_DN = `cn=reader,${SUFFIX}`;
export const BLIND_DN = `cn=blind,${SUFFIX}`;

/** A slapd of its own with the entries of `ldif`. */
export async function startSlapd(ldif: string): Promise<LiveDirectory> {
  const server = await makeServerFolder("slapd", "openldap");
  try {
    const file = join(server.folder, "slapd.conf");
    const data = join(server.folder, "data");
    server.run("mkdir", [data]);
    await writeFile(file, settings(server.folder, data));
    await writeFile(join(server.folder, "data.ldif"), ldif);
    server.run("slapadd", ["-q", "-f", file, "-l", join(server.folder, "data.ldif")]);
    const url = `ldap://127.0.0.1:${await freePort()}`;
    const socket = join(server.folder, "ldapi");
    const socketUrl = `ldapi://${encodeURIComponent(socket)}`;
    await server.start("slapd", ["-d", "0", "-f", file, "-h", `${url} ${socketUrl}`], () =>
      existsSync(socket),
    );
    const login = ["-x", "-D", ROOT_DN, "-w", ROOT_PASSWORD, "-LLL", "-o", "ldif-wrap=no"];
    return {
      url,
      socketUrl,
      search: (filter) => server.run("ldapsearch", [...login, "-H", url, "-b", SUFFIX, filter]),
      stop: () => server.stop(),
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

function settings(folder: string, data: string): string {
  const schemas = ["core", "cosine", "nis", "inetorgperson"];
  return `${schemas.map((name) => `include ${SCHEMAS}/${name}.schema`).join("\n")}
attributetype ( 1.3.6.1.4.1.32473.1.1 NAME 'accountStatus' EQUALITY caseIgnoreMatch SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
attributetype ( 1.3.6.1.4.1.32473.1.2 NAME 'mailAlternateAddress' EQUALITY caseIgnoreIA5Match SYNTAX 1.3.6.1.4.1.1466.115.121.1.26 )
objectclass ( 1.3.6.1.4.1.32473.2.1 NAME 'mailUser' SUP top AUXILIARY MAY ( accountStatus $ mailAlternateAddress ) )
modulepath /usr/lib/ldap
moduleload back_mdb
pidfile ${folder}/pid
access to attrs=userPassword by dn.exact="${READER_DN}" read by dn.exact="${BLIND_DN}" auth by * auth
access to * by dn.exact="${READER_DN}" read by dn.exact="${BLIND_DN}" read by * auth
database mdb
suffix "${SUFFIX}"
rootdn "${ROOT_DN}"
rootpw ${ROOT_PASSWORD}
directory ${data}
maxsize 10485760
`;
}
