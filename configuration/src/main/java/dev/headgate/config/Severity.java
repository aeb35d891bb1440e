package dev.headgate.config;

/** Severity of an ECR scan finding, from harmless to worst; {@code UNDEFINED} ranks lowest. */
public enum Severity {
    UNDEFINED,
    INFORMATIONAL,
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
