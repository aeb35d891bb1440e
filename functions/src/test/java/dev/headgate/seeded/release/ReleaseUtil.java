package dev.headgate.seeded.release;

/** A drawer for everything. */
final class ReleaseUtil {}
