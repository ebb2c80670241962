"""The index of a memory on the disk: what it holds, where it lies, and the units it points to.

All of it is derived from the unit files: it can be deleted at any time, and is made again.

- `folder`: where it lies, and the lock that one writer at a time holds.
- `array_file`: arrays in a file, used where they lie.
- `rows`: where the rows of a unit file begin, and digests of their texts.
- `catalogue`: which files and rows were indexed, and whether they are still the same.
- `units`: single units, read from their files when they are asked for.

The segments of the index, in files that are never changed, are made in `project.tm.indexing`.
"""
