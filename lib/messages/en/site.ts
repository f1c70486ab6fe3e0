/** What is said under a host name that leads to no payment page. */
export const site = {
  unknownHost:
    'There is no payment page at this address. Nothing was paid. Open the link in your email again.',
};
