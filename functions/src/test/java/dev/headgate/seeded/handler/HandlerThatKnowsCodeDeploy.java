package dev.headgate.seeded.handler;

import software.amazon.awssdk.services.codedeploy.model.DeploymentStatus;

/** Asks for what only one traffic backend says. */
record HandlerThatKnowsCodeDeploy(DeploymentStatus status) {}
