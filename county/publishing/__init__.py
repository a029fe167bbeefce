"""What leaves the county: masked rows as shards, indexes, static files.

Here belong masking, the export of each dataset and the writing of a repository. Never here: how a
shard or an index is written down (`sync.wire`), nor anything that puts an ID number into a file.
"""
