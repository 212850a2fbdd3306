export const sentinels = {} as const;
