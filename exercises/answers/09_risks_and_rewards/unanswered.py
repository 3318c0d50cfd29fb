# The released notebook as it is, with nothing filled in.
