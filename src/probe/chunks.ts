/** Servers answer slowly, or not at all, after ten refusals in one session (postfix smtpd_soft_error_limit). */
export function chunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
