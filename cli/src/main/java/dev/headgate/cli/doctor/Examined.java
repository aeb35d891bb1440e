package dev.headgate.cli.doctor;

/**
 * A check that was made.
 *
 * @param group where that was, as people call it
 */
record Examined(String group, String name, Result result) {}
