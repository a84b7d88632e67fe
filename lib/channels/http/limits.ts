export const HTTP_CONNECT_MS_MAX = 5_000;
/** From the look-up of the host to the last byte of the answer. */
export const HTTP_TOTAL_MS_MAX = 30_000;
export const HTTP_ANSWER_BYTES_MAX = 1_000_000;
export const HTTP_ANSWER_HEADER_BYTES_MAX = 16_384;
export const HTTP_REQUEST_BYTES_MAX = 10_000_000;
export const HTTP_URL_LENGTH_MAX = 8_192;
/** Addresses of one host that are tried one after the other. */
export const HTTP_ADDRESSES_MAX = 3;
/** Connections to the product's own API that one engine keeps open. */
export const OWN_API_CONNECTIONS_MAX = 64;
