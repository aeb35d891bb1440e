package dev.headgate.config;

import java.util.Optional;

/**
 * A host name of one's own for the approval page.
 *
 * @param name the host, which links lead to
 * @param certificate ARN of an ACM certificate for it, in the tooling account's region
 * @param hostedZone id of the zone of Route 53 that gets the host's record; empty where somebody else makes it
 */
public record Domain(String name, String certificate, Optional<String> hostedZone) {}
