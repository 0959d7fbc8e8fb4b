/**
 * The header that the compiler writes at `programBase` for the kernel and the inspector (all u32).
 */
export const programHeader = {
  resumeTable: 0, nResumeIds: 4, checkFlags: 8, globalPointers: 12, nGlobalPointers: 16, mainFn: 20, panicFn: 24, end: 28,
  /** Type record table (count, then addresses) and itab table, for the library. */
  typeTable: 48, itabTable: 56,
  bytes: 64,
} as const;
