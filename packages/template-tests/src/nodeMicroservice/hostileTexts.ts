// SPDX-License-Identifier: Apache-2.0

export const MEGABYTE = 1024 * 1024;

/** What somebody might put where a word is asked for, by what it hopes to break. */
export const hostileTexts = Object.entries({
  'an expression of the template': '${{ values.owner }} ${{ 7 * 7 }}',
  'an expression of nunjucks': "{{ ''.constructor.constructor('1')() }}",
  'a statement of nunjucks': '{% raw %} {% include "/etc/passwd" %} {# gone',
  'a constructor chain': '${{ values.constructor.constructor("return 1")() }}',
  'a path': '../../../etc/passwd ..\\..\\ %2e%2e%2f',
  'a command': '$(touch canary) `touch canary` ; touch canary | tee canary',
  'an option': '--upload-pack=touch',
  'an option of ssh': '-oProxyCommand=touch',
  quotes: `"double" 'single' "\\" \\`,
  'lines of YAML': 'a\n---\nkind: Template\nspec: {}\n...\n',
  'lines of Windows': 'a\r\n# Heading\r\n\r\n- item\r',
  'a key of YAML': 'a: b # c',
  'a tag of YAML': '!!js/function "function () {}"',
  'an alias of YAML': '*anchor',
  'what YAML takes for a boolean': 'yes',
  'what YAML takes for nothing': '~',
  'what YAML takes for a number': '0x1F',
  'a block of YAML': '|\n  text',
  'a script': '<script>alert(1)</script>',
  'an image that runs': '<img src=x onerror="alert(1)"><svg onload=alert(1)>',
  'a comment of HTML': '<!-- the rest is gone',
  'links that run':
    '[x](javascript:alert(1)) ![x](data:text/html,x) <javascript:1>',
  'a reference of Markdown': '[x]: javascript:alert(1)',
  'a heading of Markdown': '# Heading',
  'lists of Markdown': '1. one',
  'a list by parenthesis': '1) one',
  'a fence of Markdown': '~~~',
  'a fence of backticks': '```js',
  'a rule of Markdown': '***',
  'a rule of underscores': '___',
  'an underline of Markdown': '===',
  'a quote of Markdown': '> quote',
  'an indented line': '\t  indented',
  'a table': '| a | b |\n|---|---|\n| 1 | 2 |',
  'attributes of Python-Markdown': 'text {: onclick="alert(1)" }',
  'a snippet of Python-Markdown': '--8<-- "/etc/passwd"',
  'an entity of HTML': '&lt;script&gt; &#x3c;b&#x3e;',
  'marks that turn the text': 'safe\u202egnp.exe\u202c \u2066\u200f',
  'letters that look like others': 'pаymеnt-sеrvice \u200b\ufeff',
  'a byte that ends a string': 'a\u0000b',
  'other controls': '\u0007\u001b[31mred\u007f\u0085\u2028\u2029',
  'half a letter': 'a\ud800b',
  'a megabyte': 'x'.repeat(MEGABYTE),
}).map(([name, text]) => ({ name, text }));

/** Neither the name of a service nor a reference of an entity. */
export const hostileNames = [
  ...['../../etc', 'a/../b', '..', '.git', '-a', '--upload-pack=touch'],
  ...['-oProxyCommand=touch', '$(id)', '`id`', 'a b', 'a;b', 'a|b', 'a&b'],
  ...['a\nb', 'abc\n', 'a\u0000b', 'a"b', "a'b", 'a\\b', '<b>abc</b>'],
  ...['${{ values.name }}', '{{name}}', '{%x%}', 'a\u202eb', 'pаyments'],
  // eslint-disable-next-line no-script-url -- what must not pass
  ...['javascript:alert(1)', 'a#b', 'a?b', 'a%2fb', 'a@b', 'x'.repeat(500)],
];
