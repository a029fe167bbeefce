"""The whole terminal but its pictures: real devices' bytes, a real county, a real replica."""
