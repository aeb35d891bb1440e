package dev.headgate.simulator.seeded.simulator.environment;

import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** Asks one of the backends how far it is. */
record ServiceThatKnowsCodeDeploy(DeploymentStatus status) {}
