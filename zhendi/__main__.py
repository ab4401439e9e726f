"""`python -m zhendi`."""

import gc

from zhendi.cli import main

if __name__ == "__main__":
    # Nearly all that a build makes lives to its end: looking it through again and again finds nothing to free.
    gc.set_threshold(50_000, 20, 100)
    main()
