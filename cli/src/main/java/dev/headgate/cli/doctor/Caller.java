package dev.headgate.cli.doctor;

/** Whose credentials doctor runs with. */
record Caller(String account, String arn) {}
