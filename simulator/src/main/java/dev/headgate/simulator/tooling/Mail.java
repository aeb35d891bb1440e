package dev.headgate.simulator.tooling;

import java.time.Instant;

/** An e-mail as it lies in somebody's mailbox. */
public record Mail(String to, String topicArn, String subject, String body, Instant at) {}
