package dev.headgate.simulator.doctor;

/** Whose credentials doctor runs with. */
record Caller(String account, String arn) {}
