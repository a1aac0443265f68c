"""How the shipped models were made: scripts to run by hand, never by the product."""
