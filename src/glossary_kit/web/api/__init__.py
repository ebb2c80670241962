"""The JSON interface for other programs: what the command line answers with `--format json`."""
