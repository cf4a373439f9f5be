// SPDX-License-Identifier: Apache-2.0
import {
  convertWorkflowTemplate,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';

/** What GitHub's own parser finds wrong with a workflow: syntax, keys, expressions, needs. */
export async function problemsOf(
  name: string,
  content: string,
): Promise<string[]> {
  const { context, value } = parseWorkflow(
    { name, content },
    new NoOperationTraceWriter(),
  );
  if (value) await convertWorkflowTemplate(context, value);
  return context.errors.getErrors().map(error => error.message);
}
