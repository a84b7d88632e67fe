export const labelStyles = "text-sm font-medium text-foreground select-none";
