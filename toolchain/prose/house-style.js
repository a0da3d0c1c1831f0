// A textlint rule: the part of the house style (CONTRIBUTING.md) that a program can check.
const { SentenceSplitterSyntax, splitAST } = require('sentence-splitter');
const { StringSource } = require('textlint-util-to-string');

/** The most words of a sentence. The parts of a list after a colon or a semicolon count one by one. */
const MOST_WORDS = 30;

/** Words that the house style replaces: what a text must not have, and what to write. */
const REPLACED = [
  [/^What\b(?![^.!]*[?:])/, 'name the thing instead of "what"'],
  [/^(?:Whoever|Whom|Whatever)\b/, 'name the person or the thing'],
  [/^Where\b(?!.*\?)/, 'write "if"'],
  [/^(?:Nor|Neither)\b/, 'subject, verb, object'],
  [/\banew\b/, 'write "again"'],
  [/\bfor ever\b/, 'write "forever"'],
  [/\bfor good\b/, 'write "permanently"'],
  [/\bany more\b/, 'write "no longer"'],
  [/\bbut for\b/, 'write "except"'],
  [/\bstands? (?:there )?(?:once|twice)\b/, 'write "occurs"'],
  [/\b(?:is|are) there already\b/, 'write "already exists"'],
  [/\b(?:is|are) no more than\b/, 'write "at most"'],
  [/\b(?:has|have|of) another shape\b/, 'say what differs'],
  [/\b(?:signature|ticket|statement|receipt|waiver|entry|file)s? (?:does|do) not hold\b/, 'write "is not valid"'],
  [/\b(?:came|comes) cut off\b/, 'write "is truncated"'],
  [/\blies? (?:apart|beyond|behind)\b/, 'say how it differs'],
  [/\btakes? (?:it|them) (?:off|away)\b/, 'write "remove"'],
  [/\bis (?:none|one) of the (?:registry|plan)’?'?s\b/, 'write "is not in"'],
  [/\b(?:leave|yes) to (?:remove|deploy|delete)\b/, 'write "permission"'],
];

/** A verb in the passive voice that names its actor: the actor is the better subject. */
const PASSIVE =
  /\b(?:is|are|was|were|be|been|being) (?:\w+ly )?\w+(?:ed|en|wn|ung|ade) by (?!hand\b|its\b|their\b|the digest|id\b|name\b|\w+ing\b)/;

/** The words of a sentence's text; code counts as one word. */
function wordsOf(text) {
  return text.split(/\s+/).filter((word) => /\w/.test(word));
}

module.exports = (context) => {
  const { Syntax, RuleError, report, locator } = context;
  const check = (node) => {
    for (const sentence of splitAST(node).children) {
      if (sentence.type !== SentenceSplitterSyntax.Sentence) continue;
      const text = new StringSource(sentence, {
        replacer: ({ node, maskValue }) => (node.type === Syntax.Code ? maskValue('x') : undefined),
      })
        .toString()
        .trim();
      const at = { padding: locator.range([sentence.range[0] - node.range[0], sentence.range[1] - node.range[0]]) };
      const complain = (message) => report(node, new RuleError(`${message}: ${text.slice(0, 90)}`, at));
      const longest = Math.max(...text.split(/[:;](?=\s)/).map((part) => wordsOf(part).length));
      if (longest > MOST_WORDS) complain(`${longest} words, at most ${MOST_WORDS}`);
      for (const [pattern, instead] of REPLACED) if (pattern.test(text)) complain(instead);
      if (PASSIVE.test(text)) complain('active voice: make the actor the subject');
    }
  };
  return { [Syntax.Paragraph]: check, [Syntax.TableCell]: check };
};
