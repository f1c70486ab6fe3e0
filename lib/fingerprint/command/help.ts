export const HELP = `Tells whether a deployed payment page is still the one that was approved: its security
headers and everything that it runs, as a browser receives them (PCI DSS 11.6.1).
More: docs/page-fingerprint.md

  npm run --silent page-fingerprint -- <address> [<address> ...]
                                    [--store <file> | --compare <file>] [--link-from-stdin]

      An address is an origin, such as https://pay.example.com, which stands for
      its pages that anybody can open (/ and /oauth), or that of one such page.
      All must be of the same origin.

      --store writes the fingerprint to a file; do that after each release.
      --compare reads such a file and prints every difference.
      Without either the fingerprint is printed.

      A bill is looked at as well where a payment link is given: in the variable
      PAGE_FINGERPRINT_LINK, or with --link-from-stdin as the first line of the
      standard input. It is opened and read, never paid, and never stored.

Exit code 0 where all is as stored, 1 with any difference, 2 for misuse, 3 where
the page or the file could not be read or written.
`;
