package dev.headgate.seeded;

/** In no package of the house. */
final class Homeless {}
