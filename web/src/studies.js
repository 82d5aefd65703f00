// Comparisons of several scenarios.
export function comparison() {}
