/** One word of a command, quotes included, or a line feed between commands. */
const WORDS =
  /\n|#[^\n]*|(?:\$'(?:[^'\\]|\\.)*'|[^\s'"\\]|\\.|'[^']*'|"(?:[^"\\]|\\.)*"|['"\\])+|[^\S\n]+/gs;

const CONTINUED = ' \\';

/**
 * Breaks commands into lines of at most `columns` characters where a shell lets them be broken, so
 * that what is copied still runs. An option keeps its value; what is longer than a line stays whole.
 */
export const wrapShell = (script: string, columns: number): readonly string[] =>
  commandsOf(script).flatMap((units) => linesOf(units, columns));

const linesOf = (units: readonly string[], columns: number): readonly string[] => {
  const lines: string[] = [];
  for (const unit of units) {
    const line = lines.at(-1);
    if (line === undefined) lines.push(unit);
    else if (line.length + 1 + unit.length + CONTINUED.length <= columns) {
      lines[lines.length - 1] = `${line} ${unit}`;
    } else {
      lines[lines.length - 1] = line + CONTINUED;
      lines.push(`  ${unit}`);
    }
  }
  return lines;
};

/** The commands of a script, each as the units that must not be torn: words, options with their value. */
const commandsOf = (script: string): readonly (readonly string[])[] => {
  const commands: string[][] = [[]];
  let option = false;
  for (const [word] of script.matchAll(WORDS)) {
    const command = commands.at(-1) ?? [];
    if (word === '\n') commands.push([]);
    else if (word.trim() !== '') {
      if (option && !word.startsWith('-')) command.push(`${command.pop() ?? ''} ${word}`);
      else command.push(word);
      option = /^--?[\w-]+$/.test(word);
    }
  }
  return commands.filter((command) => command.length > 0);
};
