/** C2 and C7 of connectFi. */
export const BILL = '/connectfi/public/customer/payment/details';
export const LINK_TOKEN = '/connectfi/public/customer/plaid/create_link_token';
