"""`python -m zhendi`."""

from zhendi.cli import main

if __name__ == "__main__":
    main()
