package dev.headgate.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ECS service that Headgate releases.
 *
 * @param repository its ECR repository's physical name, in the tooling account
 * @param container the container of the task definition whose image is released
 * @param port the port of that container behind the load balancer
 * @param delivery how the pipeline that Headgate makes for it builds its images; without one, none is made
 * @param environments in the order of their waves
 * @param hosting what it runs on there
 * @param sourceUrl its repository's page on the web, for links to commits
 * @param existing by environment's name, where the ECS service is there already; empty where none is
 * @param repositoryExists whether the repository is there already, and nothing of it is made or changed; empty: it is made
 */
public record Service(
        String name,
        String repository,
        String container,
        int port,
        ReleaseOn releaseOn,
        Optional<Delivery> delivery,
        List<Environment> environments,
        Hosting hosting,
        Optional<String> sourceUrl,
        Optional<Map<String, Existing>> existing,
        Optional<Boolean> repositoryExists) {

    /**
     * What starts a release by itself.
     *
     * @param pipelines CodePipeline names; their success releases the image tagged with the execution's id
     * @param images tag patterns with {@code *}; a push of a matching tag to the repository releases it
     * @param order which of two builds is the newer; empty: the one whose pipeline execution began later
     */
    public record ReleaseOn(List<String> pipelines, List<String> images, Optional<BuildOrder> order) {
        public ReleaseOn {
            pipelines = List.copyOf(pipelines);
            images = List.copyOf(images);
        }

        /** In the usual order. */
        public ReleaseOn(List<String> pipelines, List<String> images) {
            this(pipelines, images, Optional.empty());
        }

        public boolean isOrderedByCommit() {
            return order.filter(BuildOrder.COMMIT::equals).isPresent();
        }
    }

    public Service {
        environments = List.copyOf(environments);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port must be 1 to 65535, not " + port);
        }
    }

    /** A service with the hosting that one has, and without the delivery, of which the file says nothing. */
    public Service(
            String name,
            String repository,
            String container,
            int port,
            ReleaseOn releaseOn,
            List<Environment> environments) {
        this(name, repository, container, port, releaseOn, Optional.empty(), environments, Hosting.DEFAULT);
    }

    /** One whose repository has no page that is known. */
    public Service(
            String name,
            String repository,
            String container,
            int port,
            ReleaseOn releaseOn,
            Optional<Delivery> delivery,
            List<Environment> environments,
            Hosting hosting) {
        this(
                name,
                repository,
                container,
                port,
                releaseOn,
                delivery,
                environments,
                hosting,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same in other environments. */
    public Service withEnvironments(List<Environment> others) {
        return new Service(
                name,
                repository,
                container,
                port,
                releaseOn,
                delivery,
                others,
                hosting,
                sourceUrl,
                existing,
                repositoryExists);
    }

    /** Whether its images are in a repository of somebody else's making. */
    public boolean bringsRepository() {
        return repositoryExists.orElse(false);
    }

    /** What is known of it there; empty where the CDK app makes it. */
    public Optional<Existing> existingIn(String environment) {
        return existing.flatMap(it -> Optional.ofNullable(it.get(environment)));
    }

    public Optional<Environment> environment(String wanted) {
        return environments.stream().filter(it -> it.name().equals(wanted)).findFirst();
    }
}
