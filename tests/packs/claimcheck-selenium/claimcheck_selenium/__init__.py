"""Claims on selenium: the folder `claims` is registered as a pack of claimcheck."""
