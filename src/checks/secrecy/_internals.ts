/** What text can show of a server's inner workings, in the words of a finding. */
const SIGNS: readonly { readonly what: string; readonly hint: string; readonly sign: RegExp }[] = [
  {
    what: 'a stack trace',
    hint: ':',
    sign: /(?:^|\n|\\n)\s{0,8}at [\w$.<>[\] ]{1,200}\([^()\n]{1,300}:\d+(?::\d+)?\)|\bat (?:file:\/\/)?\/[^\s:()]{1,300}:\d+:\d+|Traceback \(most recent call last\)|File \\?"[^"\n]{1,300}", line \d+|\bgoroutine \d+ \[|\bat [\w.$]{1,200}\([\w$]{1,100}\.(?:java|kt|scala|cs):\d+\)/,
  },
  {
    what: 'a stack trace',
    hint: ':',
    sign: /\.rb:\d{1,6}:in [`'"]|#\d{1,3} \/[^\s():]{1,300}\.php\(\d{1,6}\)|\.php(?::| on line )\d{1,6}\b|\.(?:cs|vb|fs):line \d|\.go:\d{1,6} \+0x[0-9a-f]|\bruntime error: (?:invalid memory|index out|slice bounds|integer divide)|\bthread '[^'\n]{1,80}' (?:\(\d{1,9}\) )?panicked at|\.exs?:\d{1,6}: (?:anonymous fn|[A-Z])/,
  },
  {
    what: 'the name of a class',
    hint: '.',
    sign: /\b(?:com|org|net|io)(?:\.[\w$]{1,80}){1,10}\.[A-Z][\w$]{0,80}(?:Exception|Error)\b|\b(?:psycopg2?|sqlalchemy|django|pymysql)(?:\.\w{1,80}){1,6}\b/,
  },
  {
    what: 'the name of a class',
    hint: '** (',
    sign: /\*\* \([A-Z][\w.]{0,80}Error\)/,
  },
  {
    what: 'a database query',
    hint: ' ',
    sign: /\bselect\s[^;]{1,200}\sfrom\s+[\w"`.[\]]{1,80}\s+where\s+[\w"`.[\]]{1,80}\s*(?:=|<|>|in ?\(|like ')|\binsert into [\w"`.[\]]{1,80} ?\([^()]{1,400}\) ?values\b/i,
  },
  {
    what: 'an error of the database',
    hint: ' ',
    sign: /\berror in your SQL syntax\b|\bviolates (?:unique|foreign key|not-null|check) constraint\b|\bDuplicate entry '[^'\n]{0,200}' for key\b|\bsyntax error at or near "|\bSQLITE_[A-Z]{3,30}\b|\bE11000 duplicate key\b/,
  },
  {
    what: 'the name of a class',
    hint: '.',
    sign: /\b(?:java|javax|jakarta|kotlin|scala|org\.springframework|org\.hibernate|com\.fasterxml)(?:\.[\w$]{1,80}){1,10}\.[A-Z][\w$]{0,80}\b|\bSystem\.(?:[A-Z]\w{0,80}\.){0,8}\w{0,80}Exception\b|\b(?:ActiveRecord|ActionController|Npgsql|MongoDB|Sequelize|Prisma)[\w:.]{0,80}(?:Error|Exception)\b/,
  },
  {
    what: 'a database query',
    hint: ' ',
    sign: /\bSELECT\s[^;]{1,200}\sFROM\s+[\w"`.[\]]{1,80}\s+(?:WHERE|LIMIT|ORDER|JOIN)\b|\bINSERT INTO [\w"`.[\]]{1,80} ?\(|\bUPDATE [\w"`.[\]]{1,80} SET [\w"`.[\]]{1,80} ?=|\bDELETE FROM [\w"`.[\]]{1,80} WHERE\b|\bORA-\d{5}\b|\bSQLSTATE\b|\brelation \\?"\w{1,80}\\?" does not exist/,
  },
  {
    what: 'the address of an inner host',
    hint: '.',
    sign: /\b(?:10(?:\.\d{1,3}){3}|192\.168(?:\.\d{1,3}){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d{1,3}){2}):\d{2,5}\b|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,6}\.(?:svc\.cluster\.local|internal):\d{2,5}\b|\.svc\.cluster\.local\b/,
  },
];

const NONE: readonly string[] = [];
/** A page of an error may be long; what gives a server away stands near the front. */
const READ = 65_536;

/** What an error text reveals; empty: nothing that is known. Linear in the text. */
export const internalsIn = (text: string): readonly string[] => {
  const read = text.length > READ ? text.slice(0, READ) : text;
  const found = SIGNS.filter(({ hint, sign }) => read.includes(hint) && sign.test(read));
  return found.length === 0 ? NONE : [...new Set(found.map(({ what }) => what))];
};
