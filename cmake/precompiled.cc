// The precompiled header needs one target that builds it.
