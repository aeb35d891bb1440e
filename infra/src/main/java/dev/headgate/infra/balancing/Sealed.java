package dev.headgate.infra.balancing;

import software.amazon.awscdk.CfnResource;

/**
 * A resource that must stay as it was made, with all that the template says of it.
 *
 * @param properties as CDK was given them
 */
public record Sealed<R extends CfnResource>(R resource, Object properties) {}
