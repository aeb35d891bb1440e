package dev.headgate.cli.installation;

/** Whose credentials a command runs with. */
public record Caller(String account, String arn) {}
