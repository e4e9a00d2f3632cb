"""Value types that pass between the layers: frozen, free of behaviour that belongs to a layer."""
