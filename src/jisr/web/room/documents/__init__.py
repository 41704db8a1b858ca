"""Working documents: written by a seat or by the registry for it, kept at every change, signed with the PIN."""
