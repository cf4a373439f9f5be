// SPDX-License-Identifier: Apache-2.0
import styles from './Mark.module.css';

/** The paved road that runs to the horizon. Decorative: its neighbour or its link says the name. */
export const Mark = ({ size }: { size: number }) => (
  <svg
    className={styles.mark}
    viewBox="0 0 32 32"
    width={size}
    height={size}
    aria-hidden="true"
  >
    <rect className={styles.ground} width="32" height="32" rx="7" />
    <path className={styles.road} d="M13.5 6h5L27 26H5z" />
    <path
      className={styles.line}
      d="M15.6 8h.8l.3 2.6h-1.4zM15.1 13h1.8l.4 4h-2.6zM14.5 19.6h3l.6 5.2h-4.2z"
    />
  </svg>
);
