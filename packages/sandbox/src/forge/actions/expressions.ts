// SPDX-License-Identifier: Apache-2.0
import {
  data,
  Evaluator,
  ExpressionError,
  Lexer,
  Parser,
} from '@actions/expressions';

/** Values by their path, e.g. `github.event_name`, `inputs.environment`. */
export type Context = Record<string, string>;

/** @see https://docs.github.com/en/actions/reference/workflows-and-actions/contexts */
const CONTEXTS = ['github', 'inputs', 'env', 'vars', 'needs', 'secrets'];

/** A job is asked when all that it needs has succeeded, so this is what the functions on the jobs before it say. */
const STATUS_FUNCTIONS = Object.entries({
  always: true,
  success: true,
  failure: false,
  cancelled: false,
}).map(([name, answer]) => ({
  name,
  minArgs: 0,
  maxArgs: 0,
  call: () => new data.BooleanData(answer),
}));

const FUNCTIONS = new Map(STATUS_FUNCTIONS.map(f => [f.name, f]));

/** Puts values in the place of `${{ expression }}`; what is unknown becomes empty, as on GitHub. */
export function interpolate(text: string, context: Context): string {
  return text.replace(
    /\$\{\{(.*?)\}\}/gs,
    (_, expression: string) => textOf(expression, context) ?? '',
  );
}

/**
 * Whether a job's `if:` lets it run, by GitHub's own evaluator. What that cannot read lets it run, so that nothing silently
 * never does.
 */
export function isAllowed(
  condition: string | undefined,
  context: Context,
): boolean {
  const expression = (condition ?? '').replace(/^\s*\$\{\{|\}\}\s*$/g, '');
  return !expression.trim() || textOf(`!!(${expression})`, context) !== 'false';
}

/** @returns `undefined` for what is no expression */
function textOf(expression: string, context: Context): string | undefined {
  try {
    const { tokens } = new Lexer(expression).lex();
    const parsed = new Parser(tokens, CONTEXTS, STATUS_FUNCTIONS).parse();
    const values = nested(context);
    return new Evaluator(parsed, values, FUNCTIONS).evaluate().coerceString();
  } catch (error) {
    if (error instanceof ExpressionError) return undefined;
    throw error;
  }
}

function nested(context: Context): data.Dictionary {
  const root = new data.Dictionary();
  for (const name of CONTEXTS) root.add(name, new data.Dictionary());
  for (const [path, value] of Object.entries(context)) {
    const parents = path.split('.');
    const last = parents.pop() ?? path;
    parents.reduce(childOf, root).add(last, new data.StringData(value));
  }
  return root;
}

function childOf(parent: data.Dictionary, name: string): data.Dictionary {
  const found = parent.get(name);
  if (found instanceof data.Dictionary) return found;
  const child = new data.Dictionary();
  parent.add(name, child);
  return child;
}
