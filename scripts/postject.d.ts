declare module "postject" {
  /** Writes `blob` as a resource into the executable `file`, and turns the fuse. */
  export function inject(
    file: string,
    resource: string,
    blob: Buffer,
    options: { readonly sentinelFuse: string },
  ): Promise<void>;
}
