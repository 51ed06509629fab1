/** Small things that this browser remembers. Where storage is forbidden they are forgotten, never an error. */
export function kept(key: string): string | null {
  try {
    return localStorage.getItem(`podpora.${key}`);
  } catch {
    return null;
  }
}

/** An empty value forgets the key. */
export function keep(key: string, value: string) {
  try {
    if (value) localStorage.setItem(`podpora.${key}`, value);
    else localStorage.removeItem(`podpora.${key}`);
  } catch {
    return;
  }
}
