#!/usr/bin/env python3
"""arch.py CHECKOUT [QT_HEADERS]   holds the house's rules; every broken one is a line FILE:LINE: SENTENCE."""

import sys

from rules import RULES, Checkout


def main():
    tree = Checkout(sys.argv[1], sys.argv[2].split(";") if len(sys.argv) > 2 else ())
    broken = 0
    for rule in RULES:
        places = list(rule(tree))
        broken += len(places)
        print(f"{'ok    ' if not places else 'BROKEN'} {rule.__name__.replace('_', ' ')}")
        for name, line, sentence in places:
            print(f"       {name}:{line}: {sentence}")
    print(f"{len(tree.product)} files of the product, {len(tree.tests)} of its tests; {broken} broken")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
