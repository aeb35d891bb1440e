package dev.headgate.seeded.deployment;

import software.amazon.awssdk.services.ecs.EcsClient;

/** Knows the AWS SDK and is not named after a service. */
record RuleThatKnowsAws(EcsClient client) {}
