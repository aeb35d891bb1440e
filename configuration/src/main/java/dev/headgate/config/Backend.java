package dev.headgate.config;

/** The traffic backend of a service, with what it alone has to know of that service. */
public sealed interface Backend permits CodeDeployGroup, EcsDeployments {

    /** As people know the backend. */
    @Override
    String toString();
}
