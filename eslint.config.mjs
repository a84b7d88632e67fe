import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const lines = (max) => ["error", { max, skipBlankLines: true, skipComments: true }];

export default tseslint.config(
  {
    ignores: [
      ".next",
      "build",
      "data",
      "prisma/generated",
      "next-env.d.ts",
      "**/*.config.*",
      ".dependency-cruiser.cjs",
      "**/*.mjs",
      "public",
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "react-hooks": reactHooks },
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "max-lines": lines(250),
      "max-lines-per-function": lines(60),
      complexity: ["error", 10],
      "max-depth": ["error", 3],
      "max-params": ["error", 3],
      "no-console": "error",
      "no-restricted-properties": ["error", { object: "process", property: "env", message: "Read lib/shared/env." }],
      "no-restricted-syntax": [
        "error",
        {
          selector: "SwitchStatement > MemberExpression[property.name='type'][object.name='node']",
          message: "Per-node behaviour lives in lib/nodes/<type>/.",
        },
        { selector: "TSEnumDeclaration", message: "Use a union of string literals." },
      ],
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/require-await": "off",
    },
  },
  {
    files: ["lib/shared/env*.ts", "scripts/**", "e2e/**", "**/*.config.*"],
    rules: { "no-restricted-properties": "off" },
  },
  { files: ["scripts/**"], rules: { "no-console": "off" } },
  // What a component shows or leaves out is one flat list of conditions, not nesting: they count differently from logic.
  { files: ["**/*.tsx"], rules: { "max-lines-per-function": lines(140), complexity: ["error", 20] } },
  {
    files: ["**/*.{test,spec}.{ts,tsx}", "e2e/**", "lib/testing/**"],
    rules: { "max-lines-per-function": "off", "max-lines": lines(400) },
  },
);
