package dev.headgate.config.file;

/** What the section {@code environments} says; the rules of releasing there come with each service. */
record DeclaredEnvironment(String name, int wave, String account, String region) {}
