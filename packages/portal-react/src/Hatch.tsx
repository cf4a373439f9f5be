// SPDX-License-Identifier: Apache-2.0

const SIZE = 8;

/** A fill that differs from its neighbours' by more than its colour; it belongs into the `defs` of an SVG. */
export const Hatch = (props: {
  id: string;
  colour: string;
  /** Which of the fills; the first is plain. */
  turn: number;
}) => {
  const { id, colour, turn } = props;
  return (
    <pattern
      id={id}
      width={SIZE}
      height={SIZE}
      patternUnits="userSpaceOnUse"
      patternTransform={`rotate(${turn * 36})`}
    >
      <rect
        width={SIZE}
        height={SIZE}
        fill={colour}
        fillOpacity={turn === 0 ? 1 : 0.55}
      />
      {turn > 0 && (
        <rect width={SIZE / 3} height={SIZE} fill={colour} fillOpacity={1} />
      )}
    </pattern>
  );
};
