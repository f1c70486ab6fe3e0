/**
 * Plaid's one script address. It must not be served from anywhere else (plaid-link 2.1), and
 * react-plaid-link has it built in and looks for it (plaid-link 1.4).
 */
export const PLAID_SCRIPT_URL = 'https://cdn.plaid.com/link/v2/stable/link-initialize.js';
