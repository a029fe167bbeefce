"""Unit, protocol, flow, gallery, fault and load tests, and the bench; a folder for each kind."""
