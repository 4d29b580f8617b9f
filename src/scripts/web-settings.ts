/** Where web servers and PHP keep what tells of scripts, as their settings say. */
export interface WebPlaces {
  readonly documentRoots: ReadonlySet<string>;
  readonly accessLogs: ReadonlySet<string>;
  readonly phpMailLogs: ReadonlySet<string>;
}

const PATH = String.raw`["']?([^\s"';]{1,1000})["']?`;
/** Apache (core, mod_log_config), nginx (core, ngx_http_log_module), PHP (ini, and FPM's pools). */
const SETTINGS: readonly (readonly [keyof WebPlaces, RegExp])[] = [
  ["documentRoots", new RegExp(String.raw`^[ \t]*DocumentRoot[ \t]+${PATH}`, "gim")],
  ["documentRoots", new RegExp(String.raw`^[ \t]*root[ \t]+${PATH}[ \t]*;`, "gm")],
  ["accessLogs", new RegExp(String.raw`^[ \t]*(?:CustomLog|TransferLog)[ \t]+${PATH}`, "gim")],
  ["accessLogs", new RegExp(String.raw`^[ \t]*access_log[ \t]+${PATH}`, "gm")],
  [
    "phpMailLogs",
    new RegExp(
      String.raw`^[ \t]*(?:php(?:_admin)?_value\[)?mail\.log\]?[ \t]*=[ \t]*${PATH}`,
      "gm",
    ),
  ],
  [
    "phpMailLogs",
    new RegExp(String.raw`^[ \t]*php_(?:admin_)?value[ \t]+mail\.log[ \t]+${PATH}`, "gim"),
  ],
];
/** The variables that packages put into Apache's settings. */
const VARIABLES: Readonly<Record<string, string>> = {
  APACHE_LOG_DIR: "/var/log/apache2",
  SRVROOT: "/etc/httpd",
};

/** Reads the settings of Apache, nginx and PHP, whichever they are; what is no full path is left out. */
export function readWebSettings(texts: Iterable<string>): WebPlaces {
  const places = {
    documentRoots: new Set<string>(),
    accessLogs: new Set<string>(),
    phpMailLogs: new Set<string>(),
  };
  for (const text of texts)
    for (const [kind, pattern] of SETTINGS)
      for (const [, value = ""] of text.matchAll(pattern)) {
        const path = value.replace(/\$\{(\w{1,40})\}/g, (whole, name: string) =>
          Object.hasOwn(VARIABLES, name) ? (VARIABLES[name] ?? whole) : whole,
        );
        if (path.startsWith("/") && !path.includes("$")) places[kind].add(path);
      }
  return places;
}
