// SPDX-License-Identifier: Apache-2.0
import { Checkbox } from '@backstage/ui';
import { schemaRequiresTrueValue, type WidgetProps } from '@rjsf/utils';
import styles from './DescribedCheckbox.module.css';

/** A box to tick, with what its template says of it: the form's own leaves that out. */
export const DescribedCheckbox = (props: WidgetProps) => {
  const { id, label, value, schema, disabled, readonly, onChange } = props;
  const { description } = schema;
  const about = `${id}__about`;

  return (
    <>
      <Checkbox
        id={id}
        name={id}
        isSelected={value === true}
        isRequired={schemaRequiresTrueValue(schema)}
        isDisabled={disabled || readonly}
        aria-describedby={description ? about : undefined}
        onChange={onChange}
      >
        {label}
      </Checkbox>
      {description && (
        <p id={about} className={styles.about}>
          {description}
        </p>
      )}
    </>
  );
};
