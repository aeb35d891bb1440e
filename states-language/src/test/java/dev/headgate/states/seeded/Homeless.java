package dev.headgate.states.seeded;

/** In a package that no rule knows. */
final class Homeless {}
