declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  const makeSwaggerUi: (options: {
    domNode: HTMLElement;
    url: string;
    /** Null: no request to a validator outside. */
    validatorUrl: null;
    docExpansion: "list" | "full" | "none";
    defaultModelsExpandDepth: number;
    displayRequestDuration: boolean;
    tryItOutEnabled: boolean;
    deepLinking: boolean;
  }) => unknown;
  export default makeSwaggerUi;
}
