package dev.headgate.seeded.handler;

/** Known by another handler. */
public record SecondHandler() {}
