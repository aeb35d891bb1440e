package dev.headgate.testing.seeded.testing;

public record Second(First other) {}
