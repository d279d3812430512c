/** The only home of preact: elements from state, and what keeps state. What is a text stays a text. */
export { render, type ComponentChildren, type JSX } from 'preact';
export { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
