/** Ids that can name no client; each stays one path segment when it is percent-encoded. */
export const ODD_IDS: readonly string[] = ['x', 'a'.repeat(300), 'a/b', '..'];
