"""What the county holds: the same facts as the wire's datasets, with persons' numbers beside them.

Here belong models and their migrations. Never here: rules of one programme, masking, file formats.
"""
