/**
 * Ids that can name no client; each stays one path segment when it is percent-encoded. The long one has signs
 * that end a text: whoever takes neither fails at the one or the other.
 */
export const ODD_IDS: readonly string[] = [`a'b"c`.padEnd(300, 'a'), 'a\0b', 'a/b', '..'];
