// SPDX-License-Identifier: Apache-2.0
import {
  AutocompleteTextField,
  type StepPrepareCreatePullRequest,
} from '@backstage/plugin-catalog-import';
import TextField from '@material-ui/core/TextField';
import type { ComponentProps } from 'react';

type FieldsProps = Parameters<
  ComponentProps<typeof StepPrepareCreatePullRequest>['renderFormFields']
>[0];

/** What may be changed before the pull request is opened. The form and its preview are Backstage's. */
export const ProposalFields = (props: FieldsProps) => {
  const { register, formState, groups, groupsLoading } = props;
  const text = (
    name: 'title' | 'body' | 'componentName',
    label: string,
    multiline = false,
  ) => {
    const { ref, ...field } = register(name, { required: true });
    return (
      <TextField
        {...field}
        inputRef={ref}
        id={`registration-${name}`}
        label={label}
        margin="normal"
        variant="outlined"
        fullWidth
        multiline={multiline}
        error={Boolean(formState.errors[name])}
        required
      />
    );
  };

  return (
    <>
      {text('componentName', 'Name in the catalog')}
      <AutocompleteTextField
        name="owner"
        errors={formState.errors}
        options={groups}
        loading={groupsLoading}
        loadingText="Reading the teams…"
        helperText="The team that answers for it"
        errorHelperText="Choose the team that answers for it"
        textFieldProps={{ label: 'Owner' }}
        rules={{ required: true }}
        required
      />
      {text('title', 'Title of the pull request')}
      {text('body', 'What it says', true)}
    </>
  );
};
