package dev.headgate.seeded.handler;

import java.util.logging.Logger;

/** Logs otherwise than by a line on standard output. */
record LogsByALibrary(Logger logger) {}
