"""`python -m elchi`, where no command is on the path."""

from elchi.faces.cli import main

if __name__ == "__main__":
    main(prog_name="elchi")
